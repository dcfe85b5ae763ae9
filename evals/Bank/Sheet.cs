using System.Globalization;

namespace Tally.Evals.Bank;

/// <summary>A table as raw text, with what people call its columns. All gold is computed from <see cref="Rows"/>.</summary>
internal sealed record Sheet
{
    /// <summary>Relative to the data folder, without extension.</summary>
    public required string File { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<string[]> Rows { get; init; }

    /// <summary>What a row is, in the plural; empty where a row is no thing of its own.</summary>
    public required string RowsEn { get; init; }

    public required string RowsFr { get; init; }

    public char Delimiter { get; init; } = ',';

    /// <summary>The language of its headers.</summary>
    public bool IsEnglish { get; init; }

    /// <summary>What a measure is called where its columns are months.</summary>
    public Column? Counted { get; init; }

    /// <summary>What stands where a row adds up others.</summary>
    public string Total { get; init; } = "Total";

    /// <summary>Numbers are written with a decimal comma.</summary>
    public bool HasCommas { get; init; }

    /// <summary>Another file with the same groups and years.</summary>
    public Sheet? Beside { get; init; }

    /// <summary>A second file whose first column names what this one's does.</summary>
    public Sheet? Joined { get; init; }

    public IReadOnlyList<string> Files => Joined is null ? [File] : [File, Joined.File];

    /// <summary>This one and what comes with it.</summary>
    public IEnumerable<Sheet> Whole => new[] { this, Joined, Beside }.OfType<Sheet>();

    /// <summary>Names of things of the same sort that the table does not hold.</summary>
    public IReadOnlyList<string> Strangers { get; init; } = [];

    public IEnumerable<Column> Of(params Role[] roles) => Columns.Where(column => roles.Contains(column.Role));

    public int IndexOf(Column column) => Columns.ToList().IndexOf(column);

    public string Text(string[] row, Column column) => row[IndexOf(column)];

    public decimal Number(string[] row, Column column) => decimal.Parse(row[IndexOf(column)], CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Values(Column column) => [.. Rows.Select(row => Text(row, column)).Where(static text => text.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    public string Csv()
    {
        IEnumerable<string> lines = Rows.Select(row => string.Join(Delimiter, row.Select((cell, index) => Quote(HasCommas && Columns[index].Role is Role.Flow or Role.Stock or Role.Rate ? cell.Replace('.', ',') : cell)))).Prepend(string.Join(Delimiter, Columns.Select(column => Quote(column.Header))));
        return string.Join('\n', lines) + "\n";
    }

    private string Quote(string cell) => cell.Contains(Delimiter, StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

/// <summary>How a column can be asked about.</summary>
internal enum Role
{
    Id,

    /// <summary>Stands for the name or group beside it.</summary>
    Code,

    /// <summary>Text that is different on every row.</summary>
    Name,
    Group,
    Year,
    Date,

    /// <summary>Adds up over everything.</summary>
    Flow,

    /// <summary>Adds up over groups, not over time.</summary>
    Stock,
    Rate,
}

/// <param name="Header">As the file has it.</param>
/// <param name="En">Words people use in English; what they say in the first held-out part is the last.</param>
/// <param name="Fr">Words people use in French, each with its gender: "m:prix", "f:quantité", "p:ventes".</param>
internal sealed record Column(string Header, Role Role, string[] En, string[] Fr)
{
    /// <summary>Its header in the other language; empty where it has none.</summary>
    public string Other { get; init; } = "";

    /// <summary>A single one of what it counts, in English and in French; empty where nothing is told per one of it.</summary>
    public string[] One { get; init; } = [];

    /// <summary>A percentage or a rate, whose own growth in percent nobody asks for.</summary>
    public bool IsShare { get; init; }
}
