using System.Diagnostics;

namespace Tally.Bench.Runs;

/// <summary>Starts this program once more.</summary>
internal static class Self
{
    public static Process Start(string arguments, bool redirect)
    {
        string program = typeof(Self).Assembly.Location;
        return Process.Start(new ProcessStartInfo("dotnet", $"exec {program} {arguments}")
        {
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
        })!;
    }
}
