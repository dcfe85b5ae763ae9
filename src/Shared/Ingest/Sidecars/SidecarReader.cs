using System.Text.Json;
using Tally.Datasets;

namespace Tally.Ingest.Sidecars;

/// <summary>Reads sidecars. Says where one is wrong instead of ignoring it.</summary>
internal static class SidecarReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The sidecar, or the problem that makes it unusable.</summary>
    public static (Sidecar? Sidecar, Problem? Problem) Read(ReadOnlyMemory<byte> json, string fileName)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return (ReadRoot(document.RootElement), null);
        }
        catch (JsonException malformed)
        {
            return (null, Malformed(fileName, "it is no JSON", malformed.LineNumber is { } line ? (int)line + 1 : null));
        }
        catch (InvalidOperationException)
        {
            return (null, Malformed(fileName, "a member has another type than it should", null));
        }
    }

    private static Problem Malformed(string fileName, string why, int? line) => new()
    {
        Code = ProblemCodes.SidecarMalformed,
        Message = $"The sidecar {fileName} cannot be used: {why}. docs/ingest.md shows what it may hold.",
        Line = line,
    };

    private static Sidecar ReadRoot(JsonElement root)
    {
        var sidecar = Sidecar.None;
        foreach (var member in root.EnumerateObject())
        {
            sidecar = Apply(sidecar, member.Name, member.Value);
        }

        return sidecar;
    }

    private static Sidecar Apply(Sidecar sidecar, string name, JsonElement value) => name switch
    {
        "context" => sidecar with { Context = value.GetString() },
        "keyColumn" => sidecar with { KeyColumn = value.GetString() },
        "fileColumn" => sidecar with { FileColumn = value.GetString() },
        "label" => sidecar with { Label = value.GetString() },
        "totals" => sidecar with { Totals = Strings(value) },
        "sums" => sidecar with { Sums = ByName(value) },
        "records" => sidecar with { Records = value.GetString() },
        "delimiter" => sidecar with { Delimiter = Delimiter(value.GetString()) },
        "encoding" => sidecar with { Encoding = value.GetString() },
        "culture" => sidecar with { Culture = value.GetString() },
        "header" => sidecar with { Header = value.GetBoolean() },
        "units" => sidecar with { Units = value.EnumerateObject().ToDictionary(unit => unit.Name, unit => unit.Value.GetString() ?? "") },
        "synonyms" => ApplySynonyms(sidecar, value),
        "shape" => sidecar with { Shape = Shape(value.GetString()) },
        "refresh" or "$schema" => sidecar,
        _ => sidecar with { Unknown = [.. sidecar.Unknown, name] },
    };

    private static Sidecar ApplySynonyms(Sidecar sidecar, JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            sidecar = member.Name switch
            {
                "columns" => sidecar with { ColumnSynonyms = ByName(member.Value) },
                "values" => sidecar with { ValueSynonyms = member.Value.EnumerateObject().ToDictionary(column => column.Name, column => (IReadOnlyDictionary<string, IReadOnlyList<string>>)ByName(column.Value)) },
                var other => sidecar with { Unknown = [.. sidecar.Unknown, $"synonyms.{other}"] },
            };
        }

        return sidecar;
    }

    private static char? Delimiter(string? text) => text switch
    {
        null or "" => null,
        "tab" or "\\t" => '\t',
        { Length: 1 } when text[0] < 0x80 => text[0],
        _ => throw new InvalidOperationException(),
    };

    private static string? Shape(string? text) => text is null or "records" or "keyed" or "merged" or "stacked" ? text : throw new InvalidOperationException();

    private static Dictionary<string, IReadOnlyList<string>> ByName(JsonElement value) =>
        value.EnumerateObject().ToDictionary(member => member.Name, member => Strings(member.Value));

    private static IReadOnlyList<string> Strings(JsonElement value) => [.. value.EnumerateArray().Select(item => item.GetString() ?? "")];
}
