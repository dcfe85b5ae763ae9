using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.SelfTests;

namespace Tally.Local.SelfTests;

/// <summary>Tests what a command has just added, as many as a person will wait for.</summary>
internal static class TestedDatasets
{
    private const int Most = 12;

    public static async Task RunAsync(IServiceProvider services, DataScope scope, CancellationToken cancellationToken)
    {
        var artifacts = services.GetRequiredService<IArtifactStore>();
        var test = services.GetRequiredService<RunSelfTest>();
        int tested = 0;
        int left = 0;
        foreach (var dataset in scope.Datasets)
        {
            if (await SelfTestStore.ReadAsync(artifacts, dataset, cancellationToken) is not null)
            {
                continue;
            }

            if (tested == Most)
            {
                left++;
                continue;
            }

            tested++;
            if (await test.RunAsync(dataset.Id, again: false, cancellationToken) is { } report)
            {
                await Console.Error.WriteLineAsync(SelfTestPrinter.Line(report));
            }
        }

        if (left > 0)
        {
            await Console.Error.WriteLineAsync($"{left} more were not tested; 'tally datasets test NAME' tests one, 'tally serve' tests them all.");
        }
    }
}
