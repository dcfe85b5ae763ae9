namespace Tally.Ledger.Fit.Words;

/// <summary>What one phrase names, in the shape that mentions take.</summary>
internal sealed class Naming
{
    public Naming(IReadOnlyList<Term> terms)
    {
        Labels = [.. terms.Where(term => term.Kind == TermKind.Label).GroupBy(term => term.Column)
            .Select(label => new NamedLabel(label.Key, [.. label.Select(term => term.Value).Distinct()], label.All(term => term.Generic), label.Any(term => term.Weak)))];
        var measures = terms.Where(term => term.Kind == TermKind.Measure).ToArray();
        Measures = [.. measures.Select(term => term.Column).Distinct()];
        IsGeneric = Array.TrueForAll(measures, term => term.Generic);
        IsWeak = terms.Any(term => term.Weak);
        Noun = terms.FirstOrDefault(term => term.Kind == TermKind.Dimension)?.Column;
    }

    public IReadOnlyList<NamedLabel> Labels { get; }

    public IReadOnlyList<string> Measures { get; }

    /// <summary>Whether all its measures are totals.</summary>
    public bool IsGeneric { get; }

    public bool IsWeak { get; }

    /// <summary>The column of labels or of time that it names.</summary>
    public string? Noun { get; }
}

internal sealed record NamedLabel(string Column, IReadOnlyList<string> Values, bool Generic, bool Weak);
