using Tally.Conformance;
using Tally.Datasets;
using Tally.Files;

namespace Tally.Shared.Tests.Files;

public sealed class ArtifactFileStoreConforms : KeptFileStoreConformance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tally").FullName;

    protected override Task<IKeptFileStore> CreateAsync() => Task.FromResult<IKeptFileStore>(new ArtifactFileStore(new FileArtifactStore(_folder)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
