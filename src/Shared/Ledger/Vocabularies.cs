using Tally.Datasets;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Fit;

namespace Tally.Ledger;

/// <summary>The words of the last scope that was looked at; the next question is nearly always about the same one.</summary>
internal sealed class Vocabularies
{
    private Vocabulary? _last;

    public Vocabulary Of(IReadOnlyList<DatasetProfile> profiles)
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
