using Tally.Assistants;
using Tally.Conformance;
using Tally.Datasets;
using Tally.Files;
using Tally.Functions.Contract.Tests.Support;
using Tally.Questions;
using Tally.Refresh;

namespace Tally.Functions.Contract.Tests.Storage;

[Collection(AzuriteCollection.Name)]
public sealed class BlobArtifactStoreConforms(Azurite azurite) : ArtifactStoreConformance
{
    protected override Task<IArtifactStore> CreateAsync() => Task.FromResult(AzuriteStores.Get<IArtifactStore>(azurite));
}

[Collection(AzuriteCollection.Name)]
public sealed class TableCatalogueConforms(Azurite azurite) : CatalogueConformance
{
    protected override Task<ICatalogue> CreateAsync() => Task.FromResult(AzuriteStores.Get<ICatalogue>(azurite));
}

[Collection(AzuriteCollection.Name)]
public sealed class BlobRunStoreConforms(Azurite azurite) : RunStoreConformance
{
    protected override Task<IRunStore> CreateAsync() => Task.FromResult(AzuriteStores.Get<IRunStore>(azurite));
}

[Collection(AzuriteCollection.Name)]
public sealed class TableConversationStoreConforms(Azurite azurite) : ConversationStoreConformance
{
    protected override Task<IConversationStore> CreateAsync() => Task.FromResult(AzuriteStores.Get<IConversationStore>(azurite));
}

[Collection(AzuriteCollection.Name)]
public sealed class TableAssistantStoreConforms(Azurite azurite) : AssistantStoreConformance
{
    protected override Task<IAssistantStore> CreateAsync() => Task.FromResult(AzuriteStores.Get<IAssistantStore>(azurite));
}

[Collection(AzuriteCollection.Name)]
public sealed class TableSourceStoreConforms(Azurite azurite) : SourceStoreConformance
{
    protected override Task<ISourceStore> CreateAsync() => Task.FromResult(AzuriteStores.Get<ISourceStore>(azurite));
}

[Collection(AzuriteCollection.Name)]
public sealed class TableFileStoreConforms(Azurite azurite) : KeptFileStoreConformance
{
    protected override Task<IKeptFileStore> CreateAsync() => Task.FromResult(AzuriteStores.Get<IKeptFileStore>(azurite));
}
