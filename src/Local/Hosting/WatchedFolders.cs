using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tally.Ingest;
using Tally.Local.Output;

namespace Tally.Local.Hosting;

/// <summary>The folders that <c>--watch</c> names, kept as collections until the command ends.</summary>
internal static class WatchedFolders
{
    /// <summary>Refuses what is no folder before anything is started.</summary>
    public static void Check(IReadOnlyList<string> folders)
    {
        foreach (string folder in folders.Where(folder => !Directory.Exists(folder)))
        {
            throw new CommandRefusal($"There is no folder '{folder}' to watch.");
        }
    }

    public static async Task RunAsync(IServiceProvider services, IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        var watch = services.GetRequiredService<WatchFolder>();
        try
        {
            await Task.WhenAll(folders.Select(folder => watch.RunAsync(Path.GetFullPath(folder), Tell, cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The command ends.
        }
    }

    private static void Tell(WatchEvent watched) => (watched is WatchEvent.Refused ? Console.Error : Console.Out).WriteLine(watched switch
    {
        WatchEvent.Published { Profile: var profile } => string.Create(CultureInfo.InvariantCulture, $"{profile.Id} {profile.Version}: {profile.RowCount} rows, {profile.ProblemCount} problems"),
        WatchEvent.Refused refused => $"tally: {ProblemPrinter.Line(refused.Path, refused.Problem)}",
        WatchEvent.Removed removed => $"{removed.Id} removed",
        _ => throw new UnreachableException(),
    });
}
