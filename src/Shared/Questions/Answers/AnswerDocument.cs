using System.Text.Json.Nodes;
using Tally.Charts;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Questions;

/// <summary>
/// The answer people get, as JSON by <see cref="QuestionJson.Options"/>. Stable: fields are added, never renamed or removed.
/// docs/answers.md describes every one.
/// </summary>
public sealed record AnswerDocument
{
    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string Question { get; init; }

    public required QuestionOutcome Outcome { get; init; }

    public Assurance Assurance { get; init; } = Assurance.None;

    public string? Language { get; init; }

    /// <summary>What people read; empty when strict mode withholds it.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<DocumentFigure> Figures { get; init; } = [];

    public IReadOnlyList<DocumentChart> Charts { get; init; } = [];

    public IReadOnlyList<DocumentQuery> Queries { get; init; } = [];

    public IReadOnlyList<DocumentDataset> Datasets { get; init; } = [];

    /// <summary>Which files the text cites, and where.</summary>
    public IReadOnlyList<DocumentCitation> Citations { get; init; } = [];

    /// <summary>Files the code interpreter made.</summary>
    public IReadOnlyList<DocumentFile> Files { get; init; } = [];

    /// <summary>What the code interpreter ran, and printed.</summary>
    public IReadOnlyList<DocumentCode> Code { get; init; } = [];

    /// <summary>What to choose from when the outcome is needs_clarification.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The assistant that answered.</summary>
    public string Assistant { get; init; } = "tally";

    /// <summary>Who wrote the text.</summary>
    public string? Model { get; init; }

    /// <summary>True when the writer is the emulator's analyst and no language model.</summary>
    public bool RuleBased { get; init; }

    public DocumentUsage Usage { get; init; } = new(0, 0);

    public required DocumentTimings Timings { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why an unverified draft was refused, each reason a sentence.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public RunError? Error { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A figure of the text and where it came from.</summary>
public sealed record DocumentFigure
{
    /// <summary>As printed: "3 306".</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands in the text.</summary>
    public required int Start { get; init; }

    /// <summary>Exact, in machine form: "3306".</summary>
    public string? Value { get; init; }

    public string? Unit { get; init; }

    public required FigureClass Class { get; init; }

    /// <summary>The dataset it was read from; the first of several.</summary>
    public string? Dataset { get; init; }

    public string? Version { get; init; }

    /// <summary>The file that dataset was dropped as.</summary>
    public string? File { get; init; }

    public string? Column { get; init; }

    /// <summary>The one data row it stands in, 1-based; null when it was made of several.</summary>
    public int? Row { get; init; }

    public int? Line { get; init; }

    /// <summary>The rows it was made of, at most 50.</summary>
    public IReadOnlyList<SourceRow> Rows { get; init; } = [];

    public int RowCount { get; init; }

    /// <summary>The conditions its rows satisfy, as SQL would write them.</summary>
    public string? Filter { get; init; }

    /// <summary>How it came about: "cell", "SUM over 11 rows where annee = 2020", "calculated: …".</summary>
    public string? How { get; init; }

    /// <summary>The id of the query or calculation it is cited from, "R1"; its statement is among the queries.</summary>
    public string? Query { get; init; }

    public string? Reference { get; init; }

    /// <summary>For a figure that is cited or logged: the document's file name, or the log's id.</summary>
    public string? SourceDocument { get; init; }

    /// <summary>The id of that document, or of the container that printed it, at the model service.</summary>
    public string? SourceFileId { get; init; }

    /// <summary>The sentence or line that holds the figure there.</summary>
    public string? SourceText { get; init; }
}

/// <summary>A chart with the data it draws.</summary>
public sealed record DocumentChart
{
    public required string Id { get; init; }

    public required ChartKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Result { get; init; }

    public required string X { get; init; }

    public required IReadOnlyList<DocumentSeries> Series { get; init; }

    /// <summary>The specification it is drawn from.</summary>
    public required ChartSpec Spec { get; init; }
}

/// <param name="Points">Pairs of x and y, numbers exact.</param>
public sealed record DocumentSeries(string Name, JsonArray Points);

/// <param name="Kind">query or calculation.</param>
/// <param name="Statement">SQL, or the calculation's expression.</param>
public sealed record DocumentQuery(string Id, string Kind, string Statement, IReadOnlyList<DatasetRef> Datasets, int Rows, string Digest);

/// <summary>A dataset that was at hand, and what became of it.</summary>
/// <param name="Why">used (its rows feed the answer), read (scanned, no row passed), or considered (in scope).</param>
public sealed record DocumentDataset(string Dataset, string Version, string FileName, string Why, Period? Period)
{
    /// <summary>The words of the question, or of those before it, that name it.</summary>
    public IReadOnlyList<DatasetNaming> NamedBy { get; init; } = [];

    /// <summary>What the run did with it, in this order: listed, described, queried.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>How many figures of the text come from it.</summary>
    public int Figures { get; init; }

    /// <summary>A sentence in the answer's language: used, for how many figures, and what named it.</summary>
    public string Because { get; init; } = "";
}

/// <summary>A file the text cites.</summary>
public sealed record DocumentCitation
{
    /// <summary>Where in the text, after the words it bears out; null where it cannot be told.</summary>
    public int? Position { get; init; }

    /// <summary>The file as it was given to us.</summary>
    public required string File { get; init; }

    /// <summary>The service's id of it.</summary>
    public string? FileId { get; init; }

    /// <summary>The dataset it holds, where it is one of ours.</summary>
    public string? Dataset { get; init; }

    /// <summary>The sentence of the file that was found.</summary>
    public string? Quote { get; init; }

    /// <summary>True for a file that the code interpreter made.</summary>
    public bool IsMade { get; init; }
}

/// <param name="Address">Where the API serves it.</param>
public sealed record DocumentFile(string Id, string Name, long Bytes, string ContentType, string Address);

/// <param name="Code">Python.</param>
public sealed record DocumentCode(string Id, string Code, IReadOnlyList<string> Logs);

public sealed record DocumentUsage(long InputTokens, long OutputTokens);

/// <param name="Milliseconds">From acceptance to answer.</param>
/// <param name="ModelMilliseconds">Inside the model service and waiting for it.</param>
/// <param name="OwnMilliseconds">Tally's own steps.</param>
public sealed record DocumentTimings(double Milliseconds, double ModelMilliseconds, double OwnMilliseconds);
