using System.Runtime.InteropServices;
using Tally.ModelEmulator;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(EmulatorArguments.Usage);
    return 0;
}

if (!EmulatorArguments.TryParse(args, out EmulatorOptions? options, out string? message))
{
    Console.Error.WriteLine(message);
    return 2;
}

using CancellationTokenSource stop = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    await using EmulatorHost host = await EmulatorHost.StartAsync(options, stop.Token);
    Console.WriteLine($"Listening on {host.BaseAddress}");
    await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
}
catch (OperationCanceledException)
{
    return 0;
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"The emulator cannot start: {fault.Message}");
    return 1;
}

return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
