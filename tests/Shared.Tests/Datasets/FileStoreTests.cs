using Tally.Conformance;
using Tally.Datasets;
using Tally.Shared.Tests.Ingest;

namespace Tally.Shared.Tests.Datasets;

public sealed class FileArtifactStoreTests : ArtifactStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IArtifactStore> CreateAsync() => Task.FromResult<IArtifactStore>(new FileArtifactStore(_folder.Root));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../outside")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    public async Task A_name_that_leaves_the_folder_is_refused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            new FileArtifactStore(_folder.Root).WriteAsync(name, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_device_of_another_system_is_no_files_name()
    {
        await new FileArtifactStore(_folder.Root).WriteAsync("CON/nul.csv/com1/x", (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(
            Directory.GetFileSystemEntries(_folder.Root, "*", SearchOption.AllDirectories).Select(Path.GetFileName), name => name is "CON" or "nul.csv" or "com1");
    }
}

public sealed class FileCatalogueTests : CatalogueConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileCatalogue _catalogue;

    public FileCatalogueTests() => _catalogue = new FileCatalogue(_folder.Root);

    protected override Task<ICatalogue> CreateAsync() => Task.FromResult<ICatalogue>(_catalogue);

    public void Dispose()
    {
        _catalogue.Dispose();
        _folder.Dispose();
    }
}
