namespace Tally.Ingest.Sidecars;

/// <summary>
/// What a person says about a file or a folder of files beside them: <c>collection.json</c> for all,
/// <c>{name}.dataset.json</c> for one. Every member is optional.
/// </summary>
public sealed record Sidecar
{
    /// <summary>A sentence that says what the figures are.</summary>
    public string? Context { get; init; }

    /// <summary>The column whose value names a row.</summary>
    public string? KeyColumn { get; init; }

    /// <summary>The column that a file's name stands for.</summary>
    public string? FileColumn { get; init; }

    /// <summary>What the file stands for, when that is not its name.</summary>
    public string? Label { get; init; }

    /// <summary>Names of files that are totals of the others. For one file: its own name.</summary>
    public IReadOnlyList<string> Totals { get; init; } = [];

    /// <summary>Column to the columns it is the sum of.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sums { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The member of a JSON file that holds the records, where several could.</summary>
    public string? Records { get; init; }

    /// <summary>The shape the data are given out in where nobody names one: <c>records</c>, <c>keyed</c>; for a folder <c>merged</c>, <c>stacked</c>.</summary>
    public string? Shape { get; init; }

    public char? Delimiter { get; init; }

    public string? Encoding { get; init; }

    /// <summary>Whose habits numbers and dates follow: <c>fr-CH</c>, <c>en-US</c>.</summary>
    public string? Culture { get; init; }

    /// <summary>False when the first row is data.</summary>
    public bool? Header { get; init; }

    /// <summary>Column to unit.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>Column to other words for it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ColumnSynonyms { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Column to value to other words for the value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> ValueSynonyms { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();

    /// <summary>Members of the file that nobody knows, listed as problems.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public static Sidecar None { get; } = new();

    /// <summary>This sidecar with what <paramref name="own"/>, the one of a single file, says instead or in addition.</summary>
    public Sidecar With(Sidecar? own) => own is null ? this : this with
    {
        Context = own.Context ?? Context,
        KeyColumn = own.KeyColumn ?? KeyColumn,
        FileColumn = own.FileColumn ?? FileColumn,
        Label = own.Label ?? Label,
        Totals = own.Totals.Count > 0 ? own.Totals : Totals,
        Delimiter = own.Delimiter ?? Delimiter,
        Encoding = own.Encoding ?? Encoding,
        Culture = own.Culture ?? Culture,
        Header = own.Header ?? Header,
        Records = own.Records ?? Records,
        Shape = own.Shape ?? Shape,
        Sums = Merge(Sums, own.Sums),
        Units = Merge(Units, own.Units),
        ColumnSynonyms = Merge(ColumnSynonyms, own.ColumnSynonyms),
        ValueSynonyms = Merge(ValueSynonyms, own.ValueSynonyms),
        Unknown = [.. Unknown, .. own.Unknown],
    };

    private static Dictionary<string, T> Merge<T>(IReadOnlyDictionary<string, T> all, IReadOnlyDictionary<string, T> own)
    {
        var merged = new Dictionary<string, T>(all, StringComparer.Ordinal);
        foreach (var (key, value) in own)
        {
            merged[key] = value;
        }

        return merged;
    }
}
