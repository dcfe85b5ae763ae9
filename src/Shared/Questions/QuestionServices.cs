using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Files;
using Tally.Ledger;
using Tally.Model;
using Tally.Telemetry;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Registers the questions: steps and use cases, and for one machine the file stores and the driver.</summary>
public static class QuestionServices
{
    /// <summary>The host adds the stores, and options of its own before this if the defaults do not suit it.</summary>
    public static IServiceCollection AddQuestions(this IServiceCollection services)
    {
        services.AddFiles();
        services.TryAddSingleton(Decide.Shipped);
        services.TryAddSingleton<Failures>();
        services.TryAddSingleton(new RunLimits());
        services.TryAddSingleton(new PollSchedule());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, RandomIds>();
        services.TryAddSingleton<QueueSignals>();
        services.TryAddSingleton<ConversationQueue>();
        services.TryAddSingleton<MaterialReader>();
        services.TryAddSingleton<LedgerReader>();
        services.TryAddSingleton<OpenThread>();
        services.TryAddSingleton<SegmentOutcome>();
        services.TryAddSingleton<StartSegment>();
        services.TryAddSingleton<FollowSegment>();
        services.TryAddSingleton<PollSegment>();
        services.TryAddSingleton<CallTools>();
        services.TryAddSingleton<PrepareHosted>();
        services.TryAddSingleton<FetchMade>();
        services.TryAddSingleton<CollectAnswer>();
        services.TryAddSingleton<EvidenceReader>();
        services.TryAddSingleton<CheckDraft>();
        services.TryAddSingleton<Vocabularies>();
        services.TryAddSingleton<DatasetChoice>();
        services.TryAddSingleton<AnswerWriter>();
        services.TryAddSingleton(_ => ModelPrice.Read(Environment.GetEnvironmentVariable));
        services.TryAddSingleton<QuestionMetrics>();
        services.TryAddSingleton<IQuestionSteps, QuestionSteps>();
        services.TryAddSingleton<AskQuestion>();
        services.TryAddSingleton<ShowQuestion>();
        services.TryAddSingleton<ListQuestions>();
        services.TryAddSingleton(provider => new ShowChart(provider.GetRequiredService<LedgerReader>(), provider.GetRequiredService<ShowQuestion>()));
        services.TryAddSingleton(provider => new ShowMadeFile(provider.GetRequiredService<MaterialReader>(), provider.GetRequiredService<IArtifactStore>()));
        services.TryAddSingleton(provider => new ReplayQuestion(
            provider.GetRequiredService<MaterialReader>(), provider.GetRequiredService<ToolBox>(), provider.GetRequiredService<ShowQuestion>(),
            provider.GetRequiredService<IDatasetLibrary>()));
        services.TryAddSingleton<ChangedAnswers>();
        services.TryAddSingleton<CancelQuestion>();
        services.TryAddSingleton<FollowEvents>();
        services.TryAddSingleton<BranchConversation>();
        services.TryAddSingleton(provider => new ShowRun(provider.GetRequiredService<IRunStore>(), provider.GetRequiredService<MaterialReader>()));
        services.TryAddSingleton<ShowConversation>();
        services.TryAddSingleton(provider => new DeleteConversation(
            provider.GetRequiredService<IConversationStore>(), provider.GetRequiredService<IRunStore>(), provider.GetRequiredService<MaterialReader>(),
            provider.GetRequiredService<IModelService>(), provider.GetRequiredService<IModelFiles>(), provider.GetRequiredService<FileHoldings>(),
            provider.GetRequiredService<IArtifactStore>()));
        return services;
    }

    /// <summary>Keeps questions, conversations and assistants in files under the home folder, and drives runs in this process.</summary>
    public static IServiceCollection AddLocalQuestions(
        this IServiceCollection services, string home, Durability durability = Durability.PowerCut)
    {
        services.TryAddSingleton(new LocalDriverOptions());
        services.TryAddSingleton<IRunStore>(_ => new FileRunStore(Path.Combine(home, "questions"), durability));
        services.TryAddSingleton<IConversationStore>(_ => new FileConversationStore(Path.Combine(home, "conversations")));
        services.TryAddSingleton<IAssistantStore>(_ => new FileAssistantStore(Path.Combine(home, "assistants")));
        services.TryAddSingleton<LocalDriver>();
        services.TryAddSingleton<RunAssistant>();
        services.TryAddSingleton<IQuestionDriver>(provider => provider.GetRequiredService<LocalDriver>());
        return services;
    }
}
