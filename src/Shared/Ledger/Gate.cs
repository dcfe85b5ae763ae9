using Tally.Datasets;
using Tally.Ledger.Fit;

namespace Tally.Ledger;

/// <summary>
/// Prints the references of a draft, reads the outcome as a person would, and passes it only when every figure comes
/// from the ledger and is what its sentence says it is. Pure and deterministic.
/// </summary>
public sealed class Gate : IGate
{
    /// <summary>The words of the last scope checked; the next question is nearly always about the same one.</summary>
    private Vocabulary? _last;

    public GateVerdict Check(GateRequest request)
    {
        var words = Words(request.Profiles);
        return JsonDraft.TryRead(request.Draft) is { } json
            ? json.Check(request, words)
            : new GateRun(request, words).Check(request.Draft);
    }

    private Vocabulary Words(IReadOnlyList<DatasetProfile> profiles)
    {
        var last = Volatile.Read(ref _last);
        if (last is not null && IsSame(last.Profiles, profiles))
            return last;
        var words = new Vocabulary(profiles);
        Volatile.Write(ref _last, words);
        return words;
    }

    /// <summary>Versions hash the bytes and the sidecar, so equal versions have equal words.</summary>
    private static bool IsSame(IReadOnlyList<DatasetProfile> left, IReadOnlyList<DatasetProfile> right)
    {
        if (left.Count != right.Count)
            return false;
        for (int i = 0; i < left.Count; i++)
        {
            if (!ReferenceEquals(left[i], right[i]) && (left[i].Id != right[i].Id || left[i].Version != right[i].Version))
                return false;
        }

        return true;
    }
}
