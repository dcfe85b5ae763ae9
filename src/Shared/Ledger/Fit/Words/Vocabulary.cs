using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Words;

/// <summary>The words of the data in scope: which phrases name which columns and values, and what covers what.</summary>
internal sealed class Vocabulary
{
    private readonly Phrases _phrases;
    private readonly Dictionary<DatasetId, DatasetProfile> _profiles = [];
    private readonly Dictionary<string, ColumnRole> _roles = [];
    private readonly Dictionary<DatasetId, (string Column, string Value)> _files = [];
    private readonly Dictionary<string, HashSet<string>> _parts = [];
    private readonly HashSet<string> _generic = [];
    private readonly HashSet<string> _described = [];
    private readonly HashSet<string> _totalLabels = [];
    private readonly HashSet<(DatasetId, string)> _columns = [];
    /// <summary>Rows of one result whose labels are learnt.</summary>
    private const int MaxRows = 2_000;

    /// <summary>The column that file names stand for where no sidecar names one.</summary>
    private const string UndeclaredFile = "file";

    private static readonly HashSet<string> NoParts = [];

    private static readonly HashSet<string> TotalWords = ["total", "totaux", "totale", "totals", "gesamt", "insgesamt"];

    public Vocabulary(IReadOnlyList<DatasetProfile> profiles)
    {
        _phrases = new Phrases();
        Profiles = profiles;
        foreach (var profile in profiles)
        {
            _profiles[profile.Id] = profile;
            if (profile.Label is { } label)
                _files[profile.Id] = (Folding.Fold(label.Column), Folding.Fold(label.Value));
            AddFile(profile);
            _described.UnionWith(Phrases.Tokens($"{profile.Context} {profile.FileName} {profile.Id} {string.Join(' ', profile.Columns.Select(column => column.Unit))}").Select(word => word.Stem));
            foreach (var column in profile.Columns)
            {
                AddColumn(column);
                _columns.Add((profile.Id, Folding.Fold(column.Name)));
            }
        }

        AddFamilies();
        _phrases.Seal();
    }

    private Vocabulary(Vocabulary shared, IReadOnlyList<LedgerEntry> ledger)
    {
        _phrases = new Phrases(shared._phrases);
        Profiles = shared.Profiles;
        (_profiles, _files, _roles, _parts, _generic, _described, _totalLabels, _columns) = (shared._profiles, shared._files, shared._roles, shared._parts, shared._generic, shared._described, shared._totalLabels, shared._columns);
        foreach (var entry in ledger)
            AddValues(entry);
        _phrases.Seal();
    }

    /// <summary>This vocabulary and the labels that the results hold; what the profiles say is shared, not built again.</summary>
    public Vocabulary With(IReadOnlyList<LedgerEntry> ledger) => new(this, ledger);

    public IReadOnlyList<DatasetProfile> Profiles { get; }

    public List<(int Start, int End, Naming Naming)> Find(string text, List<TextToken> tokens) => _phrases.Find(text, tokens);

    /// <summary>Whether the data's names, values, synonyms or descriptions use the word.</summary>
    public bool Knows(string stem) => _phrases.Holds(stem) || _described.Contains(stem);

    /// <summary>Units that multiply: "million CHF".</summary>
    public IEnumerable<string> ScaledUnits => Profiles.SelectMany(profile => profile.Columns).Select(column => column.Unit).OfType<string>().Where(unit => UnitWords.ScaleOf(unit) > 1).Distinct();

    public DatasetProfile? Profile(DatasetId id) => _profiles.GetValueOrDefault(id);

    public ColumnRole? Role(string column) => _roles.TryGetValue(Folding.Fold(column), out var role) ? role : null;

    /// <summary>The column and value a dataset's own name stands for.</summary>
    public (string Column, string Value) FileLabel(DatasetId id) =>
        _files.TryGetValue(id, out var label) ? label : (UndeclaredFile, Folding.Fold(id.Name));

    public bool HasColumn(DatasetId id, string column) =>
        FileLabel(id).Column == column || _columns.Contains((id, column));

    /// <summary>Whether rows of the dataset belong to rows of the file that a name without a column stands for: income statements of companies.</summary>
    public bool RefersTo(DatasetId id, string file) =>
        Profiles.FirstOrDefault(profile => FileLabel(profile.Id).Column == UndeclaredFile && Folding.Fold(profile.Id.Name) == file && profile.Id != id && profile.Id.Collection == id.Collection) is { } owner
        && owner.Columns.Any(column => column.Role != ColumnRole.Measure && column.Distinct == owner.RowCount && HasColumn(id, Folding.Fold(column.Name)));

    /// <summary>Columns that add up to this one, folded; empty when it is no total.</summary>
    public IReadOnlySet<string> PartsOf(string column) => _parts.TryGetValue(column, out var parts) ? parts : NoParts;

    public bool IsGenericMeasure(string column) => _generic.Contains(column);

    public bool IsTotalLabel(string value) => _totalLabels.Contains(value);

    /// <summary>Whether a column of dates holds first days of months only, one for each: the rows are of months.</summary>
    public bool IsMonthly(DatasetId id, string column) =>
        Profile(id) is { Period: { } period } profile && period.Column == column
        && DayRange.Parse(period.From) is { Days: 1 } first && DateOnly.FromDayNumber(first.First) is { Day: 1 } from && DayRange.Parse(period.To) is { Days: 1 } last && DateOnly.FromDayNumber(last.First) is { Day: 1 } to
        && profile.Columns.FirstOrDefault(known => known.Name == column)?.Distinct == ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;

    /// <summary>The days the dataset's rows cover.</summary>
    public static DayRange? Coverage(DatasetProfile profile) =>
        profile.Period is { } period && DayRange.Parse(period.From) is { } from && DayRange.Parse(period.To) is { } to ? from.To(to) : null;

    private void AddFile(DatasetProfile profile)
    {
        var (column, value) = FileLabel(profile.Id);
        var term = new Term(TermKind.Label, column, value, profile.IsTotalOfSiblings);
        if (profile.IsTotalOfSiblings)
            _totalLabels.Add(value);
        _roles.TryAdd(column, ColumnRole.Dimension);
        _phrases.Add(column, new Term(TermKind.Dimension, column, ""));
        foreach (string name in (profile.Label?.Synonyms ?? []).Append(profile.Label?.Value ?? profile.Id.Name).Append(profile.Id.Name))
            AddLabel(name, term);
    }

    private void AddLabel(string name, Term term) =>
        _phrases.Add(name, TotalWords.Contains(Folding.Fold(name)) ? term with { Generic = true, Weak = true } : term);

    private void AddColumn(ColumnProfile column)
    {
        string name = Folding.Fold(column.Name);
        _roles[name] = column.Role;
        bool measure = column.Role == ColumnRole.Measure;
        bool generic = measure && (column.TotalOf.Count > 0 || TotalWords.Contains(name));
        if (generic)
            _generic.Add(name);
        if (column.TotalOf.Count > 0)
            _parts[name] = [.. column.TotalOf.Select(part => Folding.Fold(part))];
        var term = new Term(measure ? TermKind.Measure : TermKind.Dimension, name, "", generic);
        foreach (string word in column.Synonyms.Append(column.Name).Append(WithoutUnit(column)).Distinct())
            _phrases.Add(word, TotalWords.Contains(Folding.Fold(word)) ? term with { Generic = true, Weak = true } : term);
        foreach (string word in ColumnWords.Of(column))
            _phrases.Add(word, TotalWords.Contains(Folding.Fold(word)) ? term with { Generic = true, Weak = true } : term);
        foreach (var (value, synonyms) in column.ValueSynonyms)
        {
            foreach (string synonym in synonyms)
                AddLabel(synonym, new Term(TermKind.Label, name, Folding.Fold(value)));
        }

        foreach (string total in column.TotalValues)
            _totalLabels.Add(Folding.Fold(total));
        if (column.Role is ColumnRole.Dimension or ColumnRole.Key)
        {
            foreach (var value in column.TopValues)
                AddLabel(value.Value, new Term(TermKind.Label, name, Folding.Fold(value.Value), column.TotalValues.Contains(value.Value)));
        }
    }

    /// <summary>"Revenue (CHF m)" is called revenue, "Montant CHF" montant.</summary>
    private static string WithoutUnit(ColumnProfile column)
    {
        string name = column.Name.TrimEnd();
        int open = name is [.., ')' or ']'] ? name.LastIndexOfAny(['(', '[']) : column.Unit is { Length: > 0 } unit && name.EndsWith(" " + unit, StringComparison.OrdinalIgnoreCase) ? name.Length - unit.Length : -1;
        return open > 0 && name[..open].Any(char.IsLetter) ? name[..open].TrimEnd() : column.Name;
    }

    /// <summary>Everyday words for what the columns hold, but those that name something of the data by themselves.</summary>
    private void AddFamilies()
    {
        var further = new List<(string Word, Term Term)>();
        foreach (var column in Profiles.SelectMany(profile => profile.Columns))
        {
            string name = Folding.Fold(column.Name);
            further.AddRange(WordFamilies.Of(column).Select(word => (word.Word, new Term(word.Kind, name, "", _generic.Contains(name)))));
            further.AddRange(WordFamilies.OfValues(column).Select(word => (word.Word, new Term(TermKind.Label, name, Folding.Fold(word.Value)))));
        }

        further.AddRange(WordFamilies.OfNames(Profiles).Select(word => (word.Word, new Term(TermKind.Measure, word.Column, "", _generic.Contains(word.Column)))));
        further.RemoveAll(added => _phrases.IsName(added.Word));
        foreach (var (word, term) in further)
            _phrases.Add(word, term);
    }

    /// <summary>Labels that results hold, for columns with more values than a profile lists.</summary>
    private void AddValues(LedgerEntry entry)
    {
        var result = entry.Result;
        for (int column = 0; column < result.Columns.Count; column++)
        {
            if (result.Columns[column].Type != ColumnType.Text || result.Columns[column].Sources is not [var source])
                continue;
            string name = Folding.Fold(source);
            foreach (string label in result.Rows.Take(MaxRows).Select(row => row[column]).Where(cell => cell.Kind == CellKind.Text).Select(cell => cell.AsText()).Distinct())
            {
                string value = Folding.Fold(label);
                AddLabel(label, new Term(TermKind.Label, name, value, _totalLabels.Contains(value)));
            }
        }
    }
}
