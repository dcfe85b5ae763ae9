namespace Tally.Datasets;

/// <summary>
/// Every code a problem of a file can have. Refusals first, then what is published with the dataset. docs/ingest.md says
/// what each means and what to do.
/// </summary>
public static class ProblemCodes
{
    public const string NotFound = "not-found";
    public const string EmptyFile = "empty-file";
    public const string BinaryFile = "binary-file";
    public const string NoTable = "no-table";
    public const string EmptyFolder = "empty-folder";
    public const string TooLarge = "too-large";
    public const string TooManyRows = "too-many-rows";
    public const string TooManyColumns = "too-many-columns";
    public const string RecordTooLong = "record-too-long";
    public const string CellTooLong = "cell-too-long";
    public const string SidecarMalformed = "sidecar-malformed";
    public const string UnknownEncoding = "unknown-encoding";
    public const string BadArchive = "bad-archive";
    public const string ArchiveManyFiles = "archive-many-files";
    public const string ArchiveBomb = "archive-bomb";
    public const string JsonMalformed = "json-malformed";
    public const string NotReadable = "not-readable";
    public const string Contended = "contended";
    public const string DiskFull = "disk-full";
    public const string RefusedDrop = "refused-drop";

    public const string UncertainEncoding = "uncertain-encoding";
    public const string UndecodableBytes = "undecodable-bytes";
    public const string AmbiguousDialect = "ambiguous-dialect";
    public const string JsonMembersLeftOut = "json-members-left-out";
    public const string SkippedPreamble = "skipped-preamble";
    public const string SkippedFooter = "skipped-footer";
    public const string NoHeader = "no-header";
    public const string UncertainHeader = "uncertain-header";
    public const string JoinedHeader = "joined-header";
    public const string BlankName = "blank-name";
    public const string RepeatedName = "repeated-name";
    public const string BlankColumnDropped = "blank-column-dropped";
    public const string RepeatedHeader = "repeated-header";
    public const string SecondTable = "second-table";
    public const string BlankRow = "blank-row";
    public const string ShortRow = "short-row";
    public const string LongRow = "long-row";
    public const string UnclosedQuote = "unclosed-quote";
    public const string StrayQuote = "stray-quote";
    public const string AmbiguousQuote = "ambiguous-quote";

    public const string MisfitCells = "misfit-cells";
    public const string MixedColumn = "mixed-column";
    public const string AmbiguousNumber = "ambiguous-number";
    public const string MixedNumberFormats = "mixed-number-formats";
    public const string LeadingZeros = "leading-zeros";
    public const string MixedUnits = "mixed-units";
    public const string MissingUnit = "missing-unit";
    public const string AmbiguousDate = "ambiguous-date";
    public const string MixedDateOrders = "mixed-date-orders";
    public const string TwoDigitYears = "two-digit-years";
    public const string MixedOffsets = "mixed-offsets";

    public const string TotalRow = "total-row";
    public const string TotalRowMismatch = "total-row-mismatch";
    public const string TotalColumnMismatch = "total-column-mismatch";
    public const string SiblingTotalMismatch = "sibling-total-mismatch";
    public const string TotalRounding = "total-rounding";
    public const string KeysRepeat = "keys-repeat";
    public const string SidecarUnknownProperty = "sidecar-unknown-property";
    public const string SidecarUnknownColumn = "sidecar-unknown-column";
}
