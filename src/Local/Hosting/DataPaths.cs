using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Local.Output;

namespace Tally.Local.Hosting;

/// <summary>Makes what <c>--data</c> names part of the home folder, and of it the scope of the questions.</summary>
internal static class DataPaths
{
    /// <summary>The scope the paths make; without a path null, which stands for everything the home folder holds.</summary>
    public static async Task<DataScope?> OpenAsync(IServiceProvider services, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        if (paths.Count == 0)
        {
            return null;
        }

        var ingest = services.GetRequiredService<IngestPaths>();
        var outcome = await IngestBar.RunAsync(
            IngestBar.Terminal(), progress => ingest.RunAsync(paths, progress, cancellationToken), services.GetRequiredService<TimeProvider>());
        switch (outcome)
        {
            case PathsOutcome.Opened opened:
                await ProblemPrinter.WriteAsync(Console.Error, opened.LeftOut);
                return opened.Scope;

            case PathsOutcome.Refused refused:
                throw new CommandRefusal(ProblemPrinter.Line(refused.File.Path, refused.File.Problem));

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
