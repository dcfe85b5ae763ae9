using Tally.Datasets;
using Tally.Files;
using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Files;

/// <summary>A library of files in a folder of its own, over a service or over none.</summary>
internal sealed class Shelf
{
    public Shelf(IModelFiles? model = null)
    {
        Model = model ?? new NoModelFiles();
        Artifacts = new FileArtifactStore(Path.Combine(Path.GetTempPath(), "tally-files", Path.GetRandomFileName()));
        Library = new FileLibrary(new ArtifactFileStore(Artifacts), Artifacts, TimeProvider.System);
        Copies = new ProviderCopies(Library, Model, new UploadMark(Artifacts, new RandomIds()), TimeProvider.System);
        Indexes = new SearchIndexes(Artifacts, Model, TimeProvider.System);
    }

    public IModelFiles Model { get; }

    public IArtifactStore Artifacts { get; }

    public FileLibrary Library { get; }

    public ProviderCopies Copies { get; }

    public SearchIndexes Indexes { get; }

    public static FileHoldings Holdings(IModelFiles? model = null) => new Shelf(model).OwnHoldings;

    public FileHoldings OwnHoldings => new(Library, Copies, Indexes);

    public async Task<KeptFile> AddAsync(string path, string text, string owner = FileOwner.Person) =>
        Assert.IsType<FileOutcome.Kept>(await Library.AddAsync(path, BinaryData.FromString(text), owner, TestContext.Current.CancellationToken)).File;
}
