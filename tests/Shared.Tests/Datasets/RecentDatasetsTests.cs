using System.Text.Json;
using Tally.Columns;
using Tally.Datasets;
using Tally.Queries;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Datasets;

/// <summary>Opened datasets are kept up to a number of bytes, the ones used last; a query may go through more of them than fit.</summary>
public sealed class RecentDatasetsTests
{
    private static readonly long BytesOfOne = Bytes(Dataset(0));

    [Fact]
    public void The_dataset_that_was_used_longest_ago_makes_room()
    {
        var recent = new RecentDatasets(3 * BytesOfOne);
        OpenedDataset[] datasets = [.. Enumerable.Range(0, 4).Select(Dataset)];
        foreach (var dataset in datasets[..3])
            recent.Keep(dataset.Profile.Ref, dataset);

        Assert.Same(datasets[0], recent.Find(datasets[0].Profile.Ref));
        recent.Keep(datasets[3].Profile.Ref, datasets[3]);

        Assert.Null(recent.Find(datasets[1].Profile.Ref));
        Assert.All(new[] { datasets[0], datasets[2], datasets[3] }, kept => Assert.Same(kept, recent.Find(kept.Profile.Ref)));
    }

    [Fact]
    public void Two_hundred_datasets_never_take_more_than_the_bound()
    {
        var recent = new RecentDatasets(5 * BytesOfOne);
        OpenedDataset[] datasets = [.. Enumerable.Range(0, 200).Select(Dataset)];
        for (int opened = 0; opened < datasets.Length; opened++)
        {
            recent.Keep(datasets[opened].Profile.Ref, datasets[opened]);
            long held = datasets.Count(dataset => recent.Find(dataset.Profile.Ref) is not null) * BytesOfOne;
            Assert.True(held <= 5 * BytesOfOne, $"{held} bytes are held after {opened + 1} datasets.");
        }
    }

    [Fact]
    public void One_that_is_larger_than_the_bound_is_given_and_not_kept()
    {
        var recent = new RecentDatasets(BytesOfOne - 1);
        var dataset = Dataset(1);

        Assert.Same(dataset, recent.Keep(dataset.Profile.Ref, dataset));
        Assert.Null(recent.Find(dataset.Profile.Ref));
    }

    [Fact]
    public void Of_two_readers_of_one_version_both_get_the_one_that_came_first()
    {
        var recent = new RecentDatasets(9 * BytesOfOne);
        var (first, second) = (Dataset(1), Dataset(1));

        Assert.Same(first, recent.Keep(first.Profile.Ref, first));
        Assert.Same(first, recent.Keep(second.Profile.Ref, second));
    }

    [Fact]
    public async Task A_query_over_more_files_than_fit_gives_what_it_gives_with_room_for_all()
    {
        string folder = Directory.CreateTempSubdirectory("tally-recent-").FullName;
        try
        {
            var artifacts = new FileArtifactStore(folder);
            OpenedDataset[] datasets = [.. Enumerable.Range(0, 200).Select(Dataset)];
            foreach (var dataset in datasets)
                await WriteAsync(artifacts, dataset);

            var scope = new DataScope([new CollectionSnapshot { Name = "c", Version = "1", FileColumn = "file", Members = [.. datasets.Select(dataset => dataset.Profile.Ref)] }]);
            using var catalogue = new FileCatalogue(folder);
            var answers = new List<string>();
            foreach (long most in new[] { 3 * BytesOfOne, 1L << 30 })
            {
                var library = new DatasetLibrary(artifacts, catalogue, new DatasetLibraryOptions { MostBytesInMemory = most });
                for (int again = 0; again < 2; again++)
                {
                    var outcome = await new QueryEngine(library, TimeProvider.System).RunAsync(
                        "SELECT COUNT(*), SUM(n), COUNT(DISTINCT file) FROM c", scope, QueryLimits.Default, TestContext.Current.CancellationToken);
                    answers.Add(Queries.QueryTesting.Print(Assert.IsType<QueryOutcome.Succeeded>(outcome).Result));
                }
            }

            Assert.All(answers, answer => Assert.Equal("2000, 199000, 200", answer));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Bytes(OpenedDataset dataset) => dataset.Columns.Sum(column => column.SizeInBytes) + (4L * dataset.RowCount);

    private static OpenedDataset Dataset(int number) => InlineTable.Of(
        $"c/d{number:000}",
        [
            new NumberColumn("n", ColumnType.Integer, [.. Enumerable.Range(0, 10).Select(_ => (long)number)], 0),
            new TextColumn("s", ["a", "b"], [.. Enumerable.Range(0, 10).Select(i => i % 2)]),
        ]);

    private static async Task WriteAsync(FileArtifactStore artifacts, OpenedDataset dataset)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await artifacts.WriteAsync(
            ArtifactNames.Of(dataset.Profile.Ref, ArtifactNames.Columns), (stream, token) => ColumnFile.WriteAsync(stream, dataset.Columns, dataset.Lines, token), cancellationToken);
        await artifacts.WriteAsync(
            ArtifactNames.Of(dataset.Profile.Ref, ArtifactNames.Profile),
            (stream, token) => JsonSerializer.SerializeAsync(stream, dataset.Profile, DatasetJson.Options, token),
            cancellationToken);
    }
}
