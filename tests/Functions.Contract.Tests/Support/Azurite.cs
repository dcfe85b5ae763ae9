using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>The storage emulator, started once on free ports for all tests that need it; they are skipped where it cannot be.</summary>
public sealed partial class Azurite : IAsyncLifetime
{
    private const string Version = "3.37.0";
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Dictionary<string, string> addresses = [];
    private readonly ConcurrentQueue<string> requests = new();
    private Process? process;
    private string? missing;

    /// <summary>The requests so far, a line each, as it logged them.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>How to reach it. Skips the running test where it could not be started.</summary>
    public string ConnectionString
    {
        get
        {
            Assert.SkipWhen(missing is not null, $"Azurite: {missing}.");
            return $"AccountName={Account};AccountKey={Key};DefaultEndpointsProtocol=http;"
                + string.Concat(addresses.Select(pair => $"{pair.Key}Endpoint={pair.Value}/{Account};"));
        }
    }

    public async ValueTask InitializeAsync()
    {
        (string? script, missing) = await NodeTools.InstallAsync("azurite", Version, Path.Combine("dist", "src", "azurite.js"));
        if (script is null)
            return;
        process = Process.Start(new ProcessStartInfo("node",
            [script, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        while (addresses.Count < 3 && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
                addresses[found.Groups[1].Value] = found.Groups[2].Value;
        }

        if (addresses.Count < 3)
            throw new InvalidOperationException("Azurite ended before it listened.");
        _ = CountAsync(process.StandardOutput);
    }

    /// <summary>Its log has a line a request. Left unread it would also fill the pipe and stop it.</summary>
    private async Task CountAsync(StreamReader log)
    {
        while (await log.ReadLineAsync() is { } line)
        {
            if (line.Contains(" HTTP/1.1\" ", StringComparison.Ordinal))
                requests.Enqueue(line);
        }
    }

    public ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            process.Kill();
        process?.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("Azurite (Blob|Queue|Table) service is successfully listening at (http://[0-9.:]+)")]
    private static partial Regex Listening();
}

[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>
{
    public const string Name = "Azurite";
}
