using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest;

/// <summary>A home folder with the services of ingest over it.</summary>
internal sealed class Home : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    public Home() => _services = new ServiceCollection().AddDatasets(_folder.Root).AddIngest().BuildServiceProvider();

    public string Root => _folder.Root;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<FolderOutcome> IngestAsync(string path) =>
        Get<IngestFolder>().RunAsync(path, collection: null, progress: null, TestContext.Current.CancellationToken);

    public async Task<string> ReadAsync(string artifact)
    {
        await using var stream = await Get<IArtifactStore>().OpenReadAsync(artifact, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream ?? throw new FileNotFoundException(artifact));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
