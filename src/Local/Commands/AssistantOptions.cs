using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tally.Assistants;
using Tally.Files;
using Tally.Local.Hosting;
using Tally.Tools.Functions;

namespace Tally.Local.Commands;

/// <summary>Everything about an assistant that can be said on the command line; what is not said stays as it is.</summary>
internal sealed class AssistantOptions
{
    private readonly Option<string?> _description = Text("--description", "What it is for.", "TEXT");
    private readonly Option<string?> _instructions = Text("--instructions", "A named set (instructions/NAME.md), or a file whose text it is told.", "NAME|FILE");
    private readonly Option<string?> _model = Text("--model", "Model or deployment it asks.", "NAME");
    private readonly Option<bool> _query = Flag("--query-tools", "Lets it work on datasets (the default).");
    private readonly Option<bool> _noQuery = Flag("--no-query-tools", "Work on texts and files only: no datasets.");
    private readonly Option<string[]> _tools = Texts("--tools", "Only these of Tally's tools.", "NAME");
    private readonly Option<string[]> _functions = Texts("--function", "Files that declare functions it may call, in place of those it has; '' for none.", "FILE");
    private readonly Option<string[]> _datasets = Texts("--datasets", "Only these collections and datasets.", "NAME");
    private readonly Option<string[]> _files = Texts("--files", "Files its hosted tools read, in place of those it has; '' for none.", "FILE");
    private readonly Option<string[]> _addFiles = Texts("--add-files", "Files to add; one of the same path is replaced.", "FILE");
    private readonly Option<string[]> _removeFiles = Texts("--remove-files", "Files to take away, by path or id.", "FILE");
    private readonly Option<bool> _search = Flag("--file-search", "Lets it search files.");
    private readonly Option<bool> _noSearch = Flag("--no-file-search", "Takes file search away.");
    private readonly Option<int?> _results = new("--search-results") { Description = "Passages a search may return.", HelpName = "N" };
    private readonly Option<int?> _chunk = new("--chunk-tokens") { Description = "Tokens of a chunk of an indexed file.", HelpName = "N" };
    private readonly Option<int?> _overlap = new("--chunk-overlap") { Description = "Tokens that neighbouring chunks share.", HelpName = "N" };
    private readonly Option<int?> _expires = new("--expires-days") { Description = "Days after its last use that the index is kept.", HelpName = "N" };
    private readonly Option<bool> _code = Flag("--code-interpreter", "Lets it run Python at the service.");
    private readonly Option<bool> _noCode = Flag("--no-code-interpreter", "Takes the code interpreter away.");
    private readonly Option<string?> _memory = Text("--memory", "Memory of the code interpreter: 1g, 4g, 16g or 64g.", "SIZE");
    private readonly Option<string?> _format = Text("--format", "text, json, or a file with a JSON schema.", "FORMAT");
    private readonly Option<decimal?> _temperature = new("--temperature") { Description = "0 to 2.", HelpName = "N" };
    private readonly Option<decimal?> _topP = new("--top-p") { Description = "0 to 1.", HelpName = "N" };
    private readonly Option<string?> _effort = Text("--effort", "Reasoning effort, where the model has one.", "LEVEL");
    private readonly Option<int?> _tokens = new("--max-tokens") { Description = "Most tokens of an answer.", HelpName = "N" };
    private readonly Option<string?> _refusal = Text("--refusal", "The sentence it says when it cannot answer.", "TEXT");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_description, _instructions, _model, _query, _noQuery, _tools, _functions, _datasets, _files, _addFiles, _removeFiles, _search, _noSearch, _results, _chunk, _overlap,
            _expires, _code, _noCode, _memory, _format, _temperature, _topP, _effort, _tokens, _refusal])
        {
            command.Options.Add(option);
        }
    }

    /// <param name="name">The assistant the files are for.</param>
    public async Task<Func<Assistant, Assistant>> ReadAsync(ParseResult parsed, string name, IServiceProvider host, CancellationToken cancellationToken)
    {
        var sets = host.GetRequiredService<InstructionLibrary>();
        Exclude(parsed, _query, _noQuery);
        Exclude(parsed, _search, _noSearch);
        Exclude(parsed, _code, _noCode);
        var instructions = parsed.GetValue(_instructions) is { } words ? await InstructionsAsync(words, sets, cancellationToken) : null;
        var format = parsed.GetValue(_format) is { } named ? await FormatAsync(named, cancellationToken) : null;
        var functions = parsed.GetValue(_functions) is { Length: > 0 } declared ? await FunctionsAsync(declared, cancellationToken) : null;
        var library = host.GetRequiredService<FileLibrary>();
        var set = parsed.GetValue(_files) is { Length: > 0 } paths ? await AssistantFiles.KeepAsync(library, name, paths, cancellationToken) : null;
        var added = await AssistantFiles.KeepAsync(library, name, parsed.GetValue(_addFiles) ?? [], cancellationToken);
        var removed = parsed.GetValue(_removeFiles) ?? [];
        return before => Tools(parsed, before) with
        {
            Files = AssistantFiles.Changed(before.Files, set, added, removed),
            Description = parsed.GetValue(_description) ?? before.Description,
            InstructionSet = instructions is null ? before.InstructionSet : instructions.Set,
            Instructions = instructions is null ? before.Instructions : instructions.Text,
            Functions = functions ?? before.Functions,
            Model = parsed.GetValue(_model) ?? before.Model,
            Datasets = Named(parsed, _datasets) ?? before.Datasets,
            ResponseFormat = format is null ? before.ResponseFormat : format["type"]?.ToString() == "text" ? null : format,
            Temperature = parsed.GetValue(_temperature) ?? before.Temperature,
            TopP = parsed.GetValue(_topP) ?? before.TopP,
            ReasoningEffort = parsed.GetValue(_effort) ?? before.ReasoningEffort,
            MaxOutputTokens = parsed.GetValue(_tokens) ?? before.MaxOutputTokens,
            RefusalSentence = parsed.GetValue(_refusal) ?? before.RefusalSentence,
        };
    }

    private Assistant Tools(ParseResult parsed, Assistant before)
    {
        var tools = parsed.GetValue(_noQuery) ? [] : parsed.GetValue(_query) ? null : before.Tools;
        bool saysSearch = parsed.GetValue(_results) is not null || parsed.GetValue(_chunk) is not null || parsed.GetValue(_overlap) is not null || parsed.GetValue(_expires) is not null;
        var search = parsed.GetValue(_noSearch) ? null
            : parsed.GetValue(_search) || saysSearch ? before.FileSearch ?? new FileSearchSettings()
            : before.FileSearch;
        var code = parsed.GetValue(_noCode) ? null
            : parsed.GetValue(_code) || parsed.GetValue(_memory) is not null ? before.CodeInterpreter ?? new CodeInterpreterSettings()
            : before.CodeInterpreter;
        return before with
        {
            Tools = Named(parsed, _tools) ?? tools,
            FileSearch = search is null ? null : search with
            {
                MostResults = parsed.GetValue(_results) ?? search.MostResults,
                ChunkTokens = parsed.GetValue(_chunk) ?? search.ChunkTokens,
                ChunkOverlap = parsed.GetValue(_overlap) ?? search.ChunkOverlap,
                ExpiresAfterDays = parsed.GetValue(_expires) ?? search.ExpiresAfterDays,
            },
            CodeInterpreter = code is null ? null : code with { MemoryLimit = parsed.GetValue(_memory) ?? code.MemoryLimit },
        };
    }

    private sealed record Told(string Set, string? Text);

    /// <summary>A file's text is copied into the assistant; a named set is looked up each time, so that editing it counts.</summary>
    private static async Task<Told> InstructionsAsync(string words, InstructionLibrary sets, CancellationToken cancellationToken)
    {
        if (sets.Find(words) is not null)
        {
            return new Told(words, null);
        }

        string shorthand = Path.Combine("instructions", words + ".md");
        string? file = File.Exists(words) ? words : AssistantName.IsValid(words) && File.Exists(shorthand) ? shorthand : null;
        return file is not null
            ? new Told(InstructionLibrary.Default, await File.ReadAllTextAsync(file, cancellationToken))
            : throw new CommandRefusal($"There is no instruction set and no file '{words}'; the sets are {string.Join(", ", sets.Names)}.");
    }

    private static async Task<IReadOnlyList<FunctionDeclaration>> FunctionsAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var all = new List<FunctionDeclaration>();
        foreach (string path in paths.Where(path => path.Length > 0))
        {
            if (!File.Exists(path))
            {
                throw new CommandRefusal($"There is no file '{path}'.");
            }

            switch (FunctionFile.Read(await File.ReadAllTextAsync(path, cancellationToken)))
            {
                case FunctionReading.Read read:
                    all.AddRange(read.Functions);
                    break;
                case FunctionReading.Refused refused:
                    throw new CommandRefusal($"{path}: {string.Join(" ", refused.Problems)}");
            }
        }

        return all;
    }

    private static async Task<JsonObject> FormatAsync(string named, CancellationToken cancellationToken)
    {
        if (named is "text" or "json")
        {
            return new JsonObject { ["type"] = named == "json" ? "json_object" : "text" };
        }

        if (!File.Exists(named))
        {
            throw new CommandRefusal($"--format takes text, json, or a file with a JSON schema; there is no file '{named}'.");
        }

        try
        {
            var schema = JsonNode.Parse(await File.ReadAllTextAsync(named, cancellationToken)) as JsonObject
                ?? throw new CommandRefusal($"'{named}' is not a JSON schema: it holds no object.");
            return schema["type"]?.ToString() == "json_schema" && schema.ContainsKey("schema")
                ? schema
                : new JsonObject { ["type"] = "json_schema", ["name"] = SchemaName(named), ["strict"] = true, ["schema"] = schema };
        }
        catch (JsonException)
        {
            throw new CommandRefusal($"'{named}' is not a JSON schema: it is not valid JSON.");
        }
    }

    private static string SchemaName(string path) =>
        string.Concat(Path.GetFileNameWithoutExtension(path).Split('.')[0].Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_').Take(64));

    private static void Exclude(ParseResult parsed, Option<bool> one, Option<bool> other)
    {
        if (parsed.GetValue(one) && parsed.GetValue(other))
        {
            throw new CommandRefusal($"{one.Name} and {other.Name} contradict each other.");
        }
    }

    private static IReadOnlyList<string>? Named(ParseResult parsed, Option<string[]> option) =>
        parsed.GetValue(option) is { Length: > 0 } names ? names : null;

    private static Option<string?> Text(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<string[]> Texts(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = true };
}
