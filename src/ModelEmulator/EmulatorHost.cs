using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Tally.ModelEmulator;

/// <summary>A running emulator on a loopback port.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _shutdown;
    private readonly ResponseLog _log;

    private readonly EmulatorState _state;

    private EmulatorHost(WebApplication app, EmulatorState state, CancellationTokenSource shutdown, ResponseLog log)
    {
        _state = state;
        _app = app;
        _shutdown = shutdown;
        _log = log;
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        BaseAddress = new Uri(new Uri(address), "/openai/v1/");
    }

    /// <summary>Where clients point, ending in <c>/openai/v1/</c>.</summary>
    public Uri BaseAddress { get; }

    public static async Task<EmulatorHost> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        WebApplication app = builder.Build();
        CancellationTokenSource shutdown = new();
        ResponseLog log = new(options.StateFolder);
        try
        {
            EmulatorState state = new(options, log, shutdown.Token);
            EmulatorRoutes.Map(app, state);
            await app.StartAsync(cancellationToken);
            return new EmulatorHost(app, state, shutdown, log);
        }
        catch
        {
            await app.DisposeAsync();
            shutdown.Dispose();
            log.Dispose();
            throw;
        }
    }

    /// <summary>Replaces the faults it commits from now on.</summary>
    /// <exception cref="FormatException">A text is not a fault.</exception>
    public void SetFaults(params IReadOnlyList<string> faults) => _state.Faults.Set(faults);

    public async ValueTask DisposeAsync()
    {
        await _shutdown.CancelAsync();
        using CancellationTokenSource grace = new(TimeSpan.FromSeconds(1));
        await _app.StopAsync(grace.Token);
        await _app.DisposeAsync();
        _shutdown.Dispose();
        _log.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, EmulatorOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 512L << 20;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, options.Port);
    }

    /// <summary>Leaves the console's signals to the process that embeds the emulator.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
