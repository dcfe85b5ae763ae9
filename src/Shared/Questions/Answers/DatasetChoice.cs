using System.Text.Json;
using Tally.Datasets;
using Tally.Ledger;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Which datasets an answer considered, which it used, and what in the question named them.</summary>
internal sealed class DatasetChoice(IDatasetLibrary library, Vocabularies vocabularies)
{
    public const int Listed = 100;

    public async Task<IReadOnlyList<DocumentDataset>> OfAsync(
        QuestionRun run, RunMaterial material, IReadOnlyList<LedgerEntry> entries, VerifiedAnswer? answer, CancellationToken cancellationToken)
    {
        var scope = material.Setup.Scope;
        var uses = entries.SelectMany(entry => entry.Result.Used).GroupBy(use => use.Dataset)
            .ToDictionary(group => group.Key, group => group.Any(use => use.RowsUsed > 0) ? "used" : "read");
        var profiles = await library.ProfilesAsync([.. uses.Keys.Union(scope.Datasets).DistinctBy(dataset => dataset.Id)], cancellationToken);
        var words = vocabularies.Of(await library.ProfilesAsync(scope.Datasets, cancellationToken));
        NamedData[] questions = [.. (material.Earlier ?? []).Select(turn => turn.Question).Append(run.Question).Reverse().Select(question => new NamedData(question, words))];
        var seen = Seen(material, scope, entries);
        var figures = (answer?.Figures ?? []).Where(figure => figure.Class != FigureClass.Echoed && figure.Lineage is not null).ToArray();
        var sentences = DatasetSentences.Of(material.Setup.Language ?? answer?.Language, run.Question);
        return [.. profiles
            .Select(profile => Document(profile, uses.GetValueOrDefault(profile.Ref, "considered")) with
            {
                NamedBy = Named(profile, questions),
                Seen = seen.GetValueOrDefault(profile.Id, []),
                Figures = figures.Count(figure => figure.Lineage!.Datasets.Any(dataset => dataset.Id == profile.Id)),
            })
            .Select(dataset => dataset with { Because = sentences.Because(dataset, profiles.Count == 1) })
            .OrderBy(dataset => dataset.Why switch { "used" => 0, "read" => 1, _ => 2 })
            .ThenBy(dataset => !dataset.NamedBy.Any(naming => naming.Kind is NamingKind.File or NamingKind.Synonym))
            .Take(Listed)];
    }

    private static DocumentDataset Document(DatasetProfile profile, string why) =>
        new(profile.Id.ToString(), profile.Version, profile.FileName, why, profile.Period);

    /// <summary>The newest question that names it; what an earlier one named holds until another is named.</summary>
    private static IReadOnlyList<DatasetNaming> Named(DatasetProfile profile, NamedData[] questions) =>
        questions.Select(question => question.Of(profile)).FirstOrDefault(named => named.Count > 0) ?? [];

    private static Dictionary<DatasetId, List<string>> Seen(RunMaterial material, DataScope scope, IReadOnlyList<LedgerEntry> entries)
    {
        var seen = new Dictionary<DatasetId, List<string>>();
        void See(IEnumerable<DatasetRef> datasets, string how)
        {
            foreach (var dataset in datasets)
            {
                if (!seen.TryGetValue(dataset.Id, out var ways))
                    seen[dataset.Id] = ways = [];
                if (!ways.Contains(how))
                    ways.Add(how);
            }
        }

        foreach (var call in Calls(material, ListDatasets.Name))
            See(Argument(call, "collection") is { } wanted ? scope.Collection(wanted)?.Members ?? [] : scope.Datasets, "listed");
        foreach (var call in Calls(material, DescribeDataset.Name))
        {
            string wanted = Argument(call, "dataset") ?? "";
            See(scope.Dataset(wanted) is { } dataset ? [dataset] : scope.Collection(wanted)?.Members ?? [], "described");
        }

        See(entries.SelectMany(entry => entry.Result.Used).Select(use => use.Dataset), "queried");
        return seen;
    }

    private static IEnumerable<CallRecord> Calls(RunMaterial material, string name) =>
        material.Calls.OrderBy(call => call.Key).Select(call => call.Value).Where(call => call.Name == name && !call.IsError);

    private static string? Argument(CallRecord call, string name)
    {
        try
        {
            using var arguments = JsonDocument.Parse(call.Arguments);
            return arguments.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
