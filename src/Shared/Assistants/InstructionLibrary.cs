using System.Collections.Frozen;
using System.Reflection;

namespace Tally.Assistants;

/// <summary>Instruction texts by name: those that ship with Tally, and the <c>*.md</c> files of a folder.</summary>
/// <param name="folder">Where the operator's own are; null for none.</param>
public sealed class InstructionLibrary(string? folder = null)
{
    /// <summary>The rules for answering from datasets.</summary>
    public const string Default = "tally";

    /// <summary>The rules for work on texts, without datasets.</summary>
    public const string Text = "text";

    private const string Folder = "Assistants/instructions/";

    private static readonly FrozenDictionary<string, string> Shipped = Load();

    public IReadOnlyList<string> Names => [.. Shipped.Keys.Concat(OwnNames()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>True for the sets that ship with Tally, which are rules and not an operator's words.</summary>
    public static bool IsShipped(string name) => Shipped.ContainsKey(name);

    public static string ShippedText(string name) => Shipped[name];

    /// <summary>The text of that name, read anew so that an edited file counts at once; null when there is none.</summary>
    public string? Find(string name)
    {
        if (Shipped.TryGetValue(name, out string? shipped))
            return shipped;
        return folder is not null && AssistantName.IsValid(name) && Path.Combine(folder, name + ".md") is var path && File.Exists(path)
            ? File.ReadAllText(path)
            : null;
    }

    private IEnumerable<string> OwnNames() => folder is not null && Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Where(AssistantName.IsValid)
        : [];

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name), name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
