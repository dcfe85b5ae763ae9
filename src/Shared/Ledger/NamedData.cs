using System.Text.Json.Serialization;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Fit;

namespace Tally.Ledger;

/// <summary>Reads in the words of a question which datasets it names: by their file's name, a synonym, a column, a value.</summary>
internal sealed class NamedData
{
    private static readonly HashSet<int> NoYears = [];
    private readonly Vocabulary _vocabulary;
    private readonly Reading _reading;

    public NamedData(string question, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _reading = Reading.Of(question, "", vocabulary, NoYears);
    }

    /// <summary>Each word once, what tells the dataset from its siblings first.</summary>
    public IReadOnlyList<DatasetNaming> Of(DatasetProfile profile) =>
        [.. Files(profile).Concat(Columns(profile)).Concat(Values(profile)).DistinctBy(naming => Folding.Fold(naming.Word))];

    private IEnumerable<DatasetNaming> Files(DatasetProfile profile)
    {
        var file = _vocabulary.FileLabel(profile.Id);
        string name = Folding.Fold(profile.Id.Name);
        foreach (var label in _reading.Labels.Where(label => label.Column == file.Column && label.Values.Contains(file.Value)))
        {
            string word = Word(label);
            string folded = Folding.Fold(word);
            yield return new DatasetNaming(folded == name || folded == file.Value || label.IsJoined ? NamingKind.File : NamingKind.Synonym, word, null);
        }
    }

    private IEnumerable<DatasetNaming> Columns(DatasetProfile profile)
    {
        foreach (var measure in _reading.Measures)
        {
            if (profile.Columns.FirstOrDefault(column => column.Role == ColumnRole.Measure && measure.Columns.Contains(Folding.Fold(column.Name))) is { } column)
                yield return new DatasetNaming(NamingKind.Column, Word(measure), column.Name);
        }
    }

    private IEnumerable<DatasetNaming> Values(DatasetProfile profile)
    {
        foreach (var label in _reading.Labels)
        {
            if (profile.Columns.FirstOrDefault(column => Folding.Fold(column.Name) == label.Column) is { } column)
                yield return new DatasetNaming(NamingKind.Value, Word(label), column.Name);
        }
    }

    private string Word(Mention mention) => _reading.Text[mention.Start..mention.End];
}

/// <summary>A word of a question that names a dataset.</summary>
/// <param name="Word">As it stands in the question.</param>
/// <param name="Column">The column it means, or whose value it is; null for the file itself.</param>
public sealed record DatasetNaming(NamingKind Kind, string Word, string? Column);

[JsonConverter(typeof(JsonStringEnumConverter<NamingKind>))]
public enum NamingKind
{
    [JsonStringEnumMemberName("file")]
    File,

    [JsonStringEnumMemberName("synonym")]
    Synonym,

    [JsonStringEnumMemberName("column")]
    Column,

    [JsonStringEnumMemberName("value")]
    Value,
}
