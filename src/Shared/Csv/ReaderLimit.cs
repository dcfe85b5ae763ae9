using System.Globalization;

namespace Tally.Csv;

/// <summary>A limit of what is read that a person may set: <c>--max-rows</c> of a command, <c>TALLY_MAX_ROWS</c> as a setting.</summary>
/// <param name="Name">What is limited: <c>rows</c>, <c>record-bytes</c>.</param>
/// <param name="Description">What is refused, for the help of the command.</param>
/// <param name="Most">The largest limit that can be set.</param>
/// <param name="Of">The limit among the options.</param>
/// <param name="With">The options with another limit.</param>
public sealed record ReaderLimit(
    string Name, string Description, long Most, Func<ReaderOptions, long> Of, Func<ReaderOptions, long, ReaderOptions> With)
{
    // A record has to fit into one array, with room to look ahead.
    private const long LongestRecord = 1L << 29;

    public static IReadOnlyList<ReaderLimit> All { get; } =
    [
        new("bytes", "Refuse a file of more bytes, unpacked.", long.MaxValue, options => options.MostBytes, (options, most) => options with { MostBytes = most }),
        new("rows", "Refuse a table of more rows.", int.MaxValue, options => options.MostRows, (options, most) => options with { MostRows = (int)most }),
        new("columns", "Refuse a table of more columns.", int.MaxValue, options => options.MostColumns, (options, most) => options with { MostColumns = (int)most }),
        new("record-bytes", "Refuse a table with a longer row.", LongestRecord, options => options.MostRecordBytes, (options, most) => options with { MostRecordBytes = (int)most }),
        new("cell-bytes", "Refuse a table with a longer cell.", LongestRecord, options => options.MostCellBytes, (options, most) => options with { MostCellBytes = (int)most }),
    ];

    public string Option => $"--max-{Name}";

    public string Setting => $"TALLY_MAX_{Name.Replace('-', '_').ToUpperInvariant()}";

    /// <summary>The limits as the settings say; the usual one where a setting says nothing, or nothing that is a limit.</summary>
    public static ReaderOptions Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return All.Aggregate(new ReaderOptions(), (options, limit) => limit.Parse(setting(limit.Setting)) is { } most ? limit.With(options, most) : options);
    }

    /// <summary>A sentence for each setting that is no limit.</summary>
    public static IEnumerable<string> Problems(Func<string, string?> setting) => All
        .Where(limit => setting(limit.Setting) is { Length: > 0 } value && limit.Parse(value) is null)
        .Select(limit => $"{limit.Setting} {limit.Wanted}");

    /// <summary>What a limit has to be: "takes a whole number from 1".</summary>
    public string Wanted => Most == long.MaxValue
        ? "takes a whole number of 1 or more."
        : string.Create(CultureInfo.InvariantCulture, $"takes a whole number from 1 to {Most}.");

    private long? Parse(string? value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long most) && most >= 1 && most <= Most ? most : null;
}
