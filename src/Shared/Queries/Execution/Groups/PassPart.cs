using System.Runtime.CompilerServices;
using Tally.Ledger.Fit.Prose;
using Tally.Queries.Execution.Filters;
using Tally.Queries.Lineage;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>What is worked on in one pass: the conditions, the keys, and what to keep of each group.</summary>
internal sealed record PassShape(
    Table Table,
    IReadOnlyList<PredicateKernel> Conditions,
    IReadOnlyList<PassKey> Keys,
    int Groups,
    IReadOnlyList<Func<PassPart, PassMeasure>> Measures,
    IReadOnlyList<Vector> Labels)
{
    /// <summary>The rows of a range that meet every condition; returns how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Select(int[] rows, int from, int to)
    {
        if (Conditions.Count == 0)
        {
            for (int i = 0; i < to - from; i++)
                rows[i] = from + i;

            return to - from;
        }

        int length = Conditions[0].Keep(null, from, to, rows);
        for (int i = 1; i < Conditions.Count; i++)
            length = Conditions[i].Keep(rows, 0, length, rows);

        return length;
    }
}

/// <summary>One thread's share of a pass, a few thousand rows at a time so that all of them stay near the processor.</summary>
internal sealed class PassPart
{
    /// <summary>The most rows worked on at once.</summary>
    public const int Chunk = 4096;

    private readonly QueryRun _run;
    private readonly PassShape _shape;
    private readonly int[] _rows;
    private readonly int[] _codes;
    private readonly int[] _counts;
    private readonly int[] _first;
    private readonly int[] _usedByFile;
    private readonly bool[] _files;
    private readonly List<int> _met = [];
    private readonly PassLabel[] _labels;

    public PassPart(QueryRun run, PassShape shape)
    {
        (_run, _shape) = (run, shape);
        int files = shape.Table.Parts.Count;
        _rows = new int[Math.Min(Chunk, shape.Table.RowCount)];
        _codes = new int[_rows.Length];
        _counts = new int[shape.Groups];
        _first = GC.AllocateUninitializedArray<int>(shape.Groups * CellLineage.RowLimit);
        _usedByFile = new int[files];
        _files = new bool[files > 1 ? shape.Groups * files : 0];
        _labels = [.. shape.Labels.Select(label => PassLabel.Of(run, shape.Groups, label))];
        Measures = [.. shape.Measures.Select(make => make(this))];
    }

    public PassMeasure[] Measures { get; }

    /// <summary>Codes of the groups that were met, in order of their first row.</summary>
    public IReadOnlyList<int> Met => _met;

    public IReadOnlyList<int> UsedByFile => _usedByFile;

    public int CountOf(int code) => _counts[code];

    /// <summary>The first rows of a group, as many as lineage lists.</summary>
    public ReadOnlySpan<int> FirstOf(int code) => _first.AsSpan(code * CellLineage.RowLimit, Math.Min(_counts[code], CellLineage.RowLimit));

    public bool IsConstant(int label, int code) => _labels[label].IsConstant(code, FirstOf(code)[0]);

    public IEnumerable<int> FilesOf(int code)
    {
        if (_files.Length == 0)
            return [0];

        return Enumerable.Range(0, _usedByFile.Length).Where(file => _files[(code * _usedByFile.Length) + file]);
    }

    public void Run(int start, int end)
    {
        int file = _shape.Table.PartOf(start);
        for (int from = start, chunk = 0; from < end; chunk++)
        {
            if (chunk % 8 == 0)
                _run.Check();

            while (!_shape.Table.Parts[file].Contains(from))
                file++;

            int to = Math.Min(Math.Min(end, from + Chunk), _shape.Table.Parts[file].Start + _shape.Table.Parts[file].RowCount);
            Take(from, to, file);
            from = to;
        }
    }

    /// <summary>Adds the part that worked on the rows after this one's.</summary>
    public void Merge(PassPart next)
    {
        for (int label = 0; label < _labels.Length; label++)
        {
            foreach (int code in next._met)
                _labels[label].Merge(next._labels[label], code, _counts[code] == 0 ? -1 : FirstOf(code)[0], next.FirstOf(code)[0]);
        }

        foreach (int code in next._met)
        {
            if (_counts[code] == 0)
                _met.Add(code);

            var room = _first.AsSpan(code * CellLineage.RowLimit, CellLineage.RowLimit)[FirstOf(code).Length..];
            var more = next.FirstOf(code);
            more[..Math.Min(more.Length, room.Length)].CopyTo(room);
            _counts[code] += next._counts[code];
        }

        for (int file = 0; file < _usedByFile.Length; file++)
            _usedByFile[file] += next._usedByFile[file];

        for (int i = 0; i < _files.Length; i++)
            _files[i] |= next._files[i];

        for (int measure = 0; measure < Measures.Length; measure++)
            Measures[measure].Merge(next.Measures[measure]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(int from, int to, int file)
    {
        var rows = _rows.AsSpan(0, _shape.Select(_rows, from, to));
        if (rows.IsEmpty)
            return;

        _usedByFile[file] += rows.Length;
        var codes = _codes.AsSpan(0, rows.Length);
        if (_shape.Keys.Count == 0)
            codes.Clear();

        for (int key = 0; key < _shape.Keys.Count; key++)
            _shape.Keys[key].Combine(rows, codes, onTop: key > 0);

        Count(rows, codes);
        foreach (var measure in Measures)
            measure.Add(rows, codes);

        foreach (var label in _labels)
            label.Add(rows, codes, _first, _met.Count);

        if (_files.Length == 0)
            return;

        foreach (int code in codes)
            _files[(code * _usedByFile.Length) + file] = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        int[] counts = _counts;
        codes = codes[..rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int seen = counts[codes[i]]++;
            if (seen < CellLineage.RowLimit)
                Remember(codes[i], seen, rows[i]);
        }
    }

    private void Remember(int code, int seen, int row)
    {
        _first[(code * CellLineage.RowLimit) + seen] = row;
        if (seen == 0)
            _met.Add(code);
    }
}
