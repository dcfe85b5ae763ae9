using System.Diagnostics;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;

namespace Tally.Bench.Runs;

/// <summary>The emulator as a process of its own, so that its time and memory are not counted as Tally's.</summary>
internal static class Emulator
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        await using var host = await StartHereAsync(arguments, null);
        Console.WriteLine(host.BaseAddress);
        await Console.In.ReadLineAsync();
        return 0;
    }

    public static Task<EmulatorHost> StartHereAsync(Arguments arguments, string? state) => EmulatorHost.StartAsync(
        new EmulatorOptions
        {
            Analyst = new RuleBasedAnalyst(),
            RunTime = TimeSpan.FromMilliseconds(arguments.RunTime),
            Endpoint = arguments.Endpoint,
            StateFolder = state,
        },
        CancellationToken.None);

    public static async Task<(Process Process, Uri Address)> StartApartAsync(Arguments arguments)
    {
        var process = Self.Start($"emulator --run-time {arguments.RunTime} --endpoint {arguments.Endpoint}", redirect: true);
        return (process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }
}
