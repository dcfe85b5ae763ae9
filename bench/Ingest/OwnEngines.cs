using Microsoft.Extensions.DependencyInjection;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Bench.Ingest;

/// <summary>The engines that are .NET programs: Tally's two paths and the bare loop.</summary>
internal static class OwnEngines
{
    public static async Task<int> RunAsync(string engine, string input, string output)
    {
        switch (engine)
        {
            case "bare":
                ForEachFile(input, output, BareLoop.Convert);
                return 0;
            case "tally-json":
                await ConvertAsync(input, output);
                return 0;
            case "tally-ingest":
                return await IngestAsync(input, output);
            default:
                throw new ArgumentException($"No engine is called {engine}.", nameof(engine));
        }
    }

    private static async Task ConvertAsync(string input, string output)
    {
        var convert = new ConvertFile(new ReaderOptions());
        foreach (var (from, to) in Pairs(input, output))
        {
            await using var stream = File.Create(to);
            if (await convert.RunAsync(from, ConvertShape.Records, stream, CancellationToken.None) is ConvertOutcome.Refused refused)
            {
                throw new InvalidDataException(refused.Problem.Message);
            }
        }
    }

    private static async Task<int> IngestAsync(string input, string output)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddDatasets(output).AddIngest();
        await using var provider = services.BuildServiceProvider();
        var outcome = await provider.GetRequiredService<IngestFolder>().RunAsync(input, "bench", null, CancellationToken.None);
        return outcome.Snapshot is not null && outcome.Files.All(file => file.Outcome is IngestOutcome.Published) ? 0 : 1;
    }

    private static void ForEachFile(string input, string output, Action<string, string> convert)
    {
        foreach (var (from, to) in Pairs(input, output))
        {
            convert(from, to);
        }
    }

    private static IEnumerable<(string From, string To)> Pairs(string input, string output)
    {
        if (!Directory.Exists(input))
        {
            return [(input, output)];
        }

        Directory.CreateDirectory(output);
        return Directory.EnumerateFiles(input).Select(file => (file, Path.Combine(output, Path.GetFileNameWithoutExtension(file) + ".json")));
    }
}
