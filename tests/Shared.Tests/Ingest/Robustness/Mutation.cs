namespace Tally.Shared.Tests.Ingest.Robustness;

/// <summary>The ways a clean table is made dirty, drawn from a seed. <see cref="Kinds"/> names those that were.</summary>
internal sealed record Mutation
{
    public required string Encoding { get; init; }

    public required char Delimiter { get; init; }

    public required string LineEnd { get; init; }

    public required bool DecimalComma { get; init; }

    public required string Thousands { get; init; }

    public required string DateFormat { get; init; }

    public required bool QuoteAll { get; init; }

    public required bool BackslashEscapes { get; init; }

    public required bool SpaceAfterDelimiter { get; init; }

    public required int Preamble { get; init; }

    public required int Footer { get; init; }

    public required bool SeparatorLine { get; init; }

    public required int BlankColumns { get; init; }

    public required string Null { get; init; }

    public required bool RepeatHeader { get; init; }

    public required bool CutRow { get; init; }

    public required bool OpenQuote { get; init; }

    public required bool TotalRow { get; init; }

    public required bool LineBreaks { get; init; }

    public static Mutation Of(Random random)
    {
        // Each mutation alone is likely enough that most files have two or three.
        bool Draw(int oneIn) => random.Next(oneIn) == 0;
        bool comma = Draw(3);
        char delimiter = Draw(2) ? (comma ? ';' : ',') : ";\t|,"[random.Next(4)];
        string[] groups = comma ? ["", " ", "\u00A0", "\u202F", ".", "'"] : ["", ",", " ", "'", "\u2019", "\u202F"];
        string encoding = Draw(2) ? "utf-8" : new[] { "utf-8-bom", "utf-8-two-boms", "utf-16le-bom", "utf-16be-bom", "utf-16le", "utf-16be", "windows-1252", "macintosh" }[random.Next(8)];
        string thousands = Draw(2) ? "" : groups[random.Next(groups.Length)];
        bool western = encoding is "windows-1252" or "macintosh";
        return new Mutation
        {
            Encoding = encoding,
            Delimiter = delimiter,
            LineEnd = Draw(2) ? "\n" : new[] { "\r\n", "\r" }[random.Next(2)],
            DecimalComma = comma,
            Thousands = western && thousands == "\u202F" ? "\u00A0" : thousands,
            DateFormat = new[] { "yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "d.M.yyyy" }[random.Next(6)],
            QuoteAll = Draw(6),
            BackslashEscapes = Draw(8),
            SpaceAfterDelimiter = Draw(6),
            Preamble = Draw(5) ? random.Next(1, 4) : 0,
            Footer = Draw(5) ? random.Next(1, 3) : 0,
            SeparatorLine = Draw(12),
            BlankColumns = Draw(8) ? random.Next(1, 3) : 0,
            Null = new[] { "", "", "", "NA", "-", "n/a", "..." }[random.Next(7)],
            RepeatHeader = Draw(12),
            CutRow = Draw(10),
            OpenQuote = Draw(12),
            TotalRow = Draw(10),
            LineBreaks = Draw(6),
        };
    }

    public IEnumerable<string> Kinds()
    {
        yield return $"encoding {Encoding}";
        yield return $"delimiter {(Delimiter == '\t' ? "tab" : Delimiter)}";
        yield return LineEnd switch { "\n" => "lines LF", "\r" => "lines CR", _ => "lines CRLF" };
        yield return DecimalComma ? "decimal comma" : "decimal point";
        yield return Thousands.Length == 0 ? "thousands none" : $"thousands U+{(int)Thousands[0]:X4}";
        yield return $"dates {DateFormat}";
        foreach (var (name, drawn) in Switches())
        {
            if (drawn)
            {
                yield return name;
            }
        }
    }

    private (string Name, bool Drawn)[] Switches() =>
    [
        ("quote all", QuoteAll), ("backslash escapes", BackslashEscapes), ("space after delimiter", SpaceAfterDelimiter), ("preamble", Preamble > 0),
        ("footer", Footer > 0), ("sep= line", SeparatorLine), ("blank columns", BlankColumns > 0), ("null words", Null.Length > 0),
        ("repeated header", RepeatHeader), ("cut row", CutRow), ("open quote", OpenQuote), ("total row", TotalRow), ("line breaks in cells", LineBreaks),
    ];
}
