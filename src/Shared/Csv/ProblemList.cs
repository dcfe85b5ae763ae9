using Tally.Datasets;

namespace Tally.Csv;

/// <summary>The problems of one file in the order they were met; too many of a kind are folded into one with a count.</summary>
internal sealed class ProblemList(int mostOfAKind)
{
    private readonly List<Problem> _listed = [];
    private readonly Dictionary<string, int> _byCode = [];
    private readonly Dictionary<string, Problem> _folded = [];

    /// <summary>Adds one place.</summary>
    public void Add(Problem problem)
    {
        int count = _byCode[problem.Code] = _byCode.GetValueOrDefault(problem.Code) + 1;
        if (count <= mostOfAKind)
        {
            _listed.Add(problem);
            return;
        }

        var folded = _folded.GetValueOrDefault(problem.Code);
        _folded[problem.Code] = folded is null
            ? problem with { Message = $"And more of the same from here on: {problem.Message}" }
            : folded with { Count = folded.Count + problem.Count };
    }

    public void AddRange(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Add(problem);
        }
    }

    public IReadOnlyList<Problem> ToList() => [.. _listed, .. _folded.Values];
}
