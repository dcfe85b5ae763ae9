using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tally.Datasets;
using Tally.Local.Hosting;
using Tally.Local.SelfTests;

namespace Tally.Local.Commands;

/// <summary><c>tally serve</c>: the HTTP API on this machine.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 7071;

    public static Command Create()
    {
        var data = SharedOptions.Data();
        var watch = SharedOptions.Watch();
        var port = new Option<int>("--port") { Description = "Loopback port; 0 takes a free one.", DefaultValueFactory = _ => DefaultPort, HelpName = "N" };
        port.Within(0, 65535, "--port takes a whole number from 0 to 65535.");
        var model = SharedOptions.Model();
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        var untested = SharedOptions.NoSelfTest();
        var limits = new LimitOptions();
        var command = new Command("serve", "Serves the HTTP API, on this machine only.") { data, watch, port, model, home, untested, verbose };
        limits.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            token => ServeAsync(
                parsed.GetValue(data) ?? [],
                parsed.GetValue(watch) ?? [],
                parsed.GetValue(port),
                !parsed.GetValue(untested),
                new HostSettings
                {
                    Home = parsed.GetValue(home),
                    Verbose = parsed.GetValue(verbose),
                    Model = parsed.GetValue(model),
                    AsksModel = true,
                    Reader = limits.Of(parsed),
                },
                token),
            cancellationToken));
        return command;
    }

    private static async Task<int> ServeAsync(
        IReadOnlyList<string> data, IReadOnlyList<string> watched, int port, bool mayTest, HostSettings settings, CancellationToken cancellationToken)
    {
        WatchedFolders.Check(watched);
        await using var host = await TallyHost.StartAsync(settings, cancellationToken);
        var scope = await DataPaths.OpenAsync(host.Services, data, cancellationToken);
        await using var api = ApiServer.Create(host.Services, port);
        try
        {
            await api.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw new CommandRefusal($"Port {port} is in use; name another with --port.", ExitCode.Failed);
        }

        await Console.Out.WriteLineAsync($"Listening on {api.Urls.First()}/api; stop with Ctrl+C.");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tests = mayTest && SelfTestSetting.IsOn() ? TestAsync(host.Services, scope, stopping.Token) : Task.CompletedTask;
        var refreshing = host.Services.GetRequiredService<RefreshTimer>().RunAsync(stopping.Token);
        var watching = WatchedFolders.RunAsync(host.Services, watched, stopping.Token);
        await api.WaitForShutdownAsync(cancellationToken);
        await stopping.CancelAsync();
        await Task.WhenAll(tests, refreshing, watching).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return ExitCode.Answered;
    }

    /// <summary>What <c>--data</c> named is tested first, then whatever is published while the API serves.</summary>
    private static Task TestAsync(IServiceProvider services, DataScope? scope, CancellationToken cancellationToken)
    {
        var queue = services.GetRequiredService<SelfTestQueue>();
        foreach (var dataset in scope?.Datasets ?? [])
        {
            queue.Add(dataset.Id);
        }

        return services.GetRequiredService<SelfTestWorker>().RunAsync(queue, cancellationToken);
    }
}
