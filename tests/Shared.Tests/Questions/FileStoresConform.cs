using Tally.Assistants;
using Tally.Conformance;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

public sealed class FileConversationStoreConforms : ConversationStoreConformance
{
    protected override Task<IConversationStore> CreateAsync() => Task.FromResult<IConversationStore>(
        new FileConversationStore(Path.Combine(Path.GetTempPath(), "tally-conversations", Path.GetRandomFileName())));
}

public sealed class FileAssistantStoreConforms : AssistantStoreConformance
{
    protected override Task<IAssistantStore> CreateAsync() => Task.FromResult<IAssistantStore>(
        new FileAssistantStore(Path.Combine(Path.GetTempPath(), "tally-assistants", Path.GetRandomFileName())));
}
