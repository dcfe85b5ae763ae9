using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Publishing;
using Tally.Ingest;
using Tally.Questions;

namespace Tally.SelfTests;

/// <summary>A version of a dataset as its self-test sees it: the questions, and what they may look at.</summary>
internal sealed record SelfTestSubject(DatasetRef Dataset, DatasetProfile Profile, DataScope Scope, IReadOnlyList<SelfTestCase> Cases)
{
    /// <summary>Why no question could be made; null where some were.</summary>
    public string? Untested { get; init; }

    /// <summary>A question of the test, as it is asked.</summary>
    public AskInput Input(int at) => new() { Question = Cases[at].Question, Scope = Scope, Owner = RunSelfTest.Owner, IsUnlisted = true };

    /// <summary>The newest version of a dataset; null when there is none.</summary>
    public static async Task<SelfTestSubject?> ReadAsync(
        DatasetId dataset, IDatasetLibrary library, IArtifactStore artifacts, SelfTestOptions options, ReaderOptions reader, CancellationToken cancellationToken)
    {
        var scope = await library.CurrentAsync(cancellationToken);
        var collection = scope.Collections.FirstOrDefault(candidate => candidate.Members.Any(member => member.Id == dataset));
        if (collection?.Members.First(member => member.Id == dataset) is not { } member
            || await library.ProfileAsync(member, cancellationToken) is not { } profile)
        {
            return null;
        }

        var view = collection with { Members = [member] };
        var subject = new SelfTestSubject(member, profile, new DataScope([view with { Version = DatasetVersion.Of(view) }]), []);
        if (profile.RowCount > options.MostRows)
        {
            return subject with { Untested = $"It has more than {options.MostRows} rows." };
        }

        if (await RawTable.ReadAsync(profile, artifacts, reader, cancellationToken) is not { } table)
        {
            return subject with { Untested = "The file as it was dropped is gone." };
        }

        List<SelfTestCase> cases = [.. SelfTestCases.Of(profile, table).Take(options.MostQuestions)];
        return subject with { Cases = cases, Untested = cases.Count == 0 ? "Its columns allow no question." : null };
    }
}
