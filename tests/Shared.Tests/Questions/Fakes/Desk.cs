using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger;
using Tally.Model;
using Tally.Queries;
using Tally.Questions;
using Tally.Tools;

namespace Tally.Shared.Tests.Questions;

/// <summary>Everything a question needs, put together as a host does, over the fakes of this folder.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Desk(IModelService model, string? home = null, RunLimits? limits = null, IRunStore? runs = null, Action<IServiceCollection>? change = null)
    {
        Model = model as ScriptedModel ?? new ScriptedModel(ModelLevel.Stateless, Analyst.Answer);
        Home = home ?? Path.Combine(Path.GetTempPath(), "tally-desk", Path.GetRandomFileName());
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(limits ?? Limits);
        services.AddSingleton(new PollSchedule { First = TimeSpan.FromMilliseconds(1), Bound = TimeSpan.FromMilliseconds(200) });
        services.AddSingleton<IModelService>(model);
        services.AddSingleton<IArtifactStore>(new FileArtifactStore(Home));
        services.AddSingleton<IQueryEngine, YearEngine>();
        services.AddSingleton<IDatasetLibrary, TinyLibrary>();
        services.AddSingleton<SimpleGate>();
        services.AddSingleton<IGate>(provider => provider.GetRequiredService<SimpleGate>());
        if (runs is not null)
            services.AddSingleton(runs);
        change?.Invoke(services);
        services.AddTools().AddAssistants().AddQuestions().AddLocalQuestions(Home, Durability.ProcessKill);
        _services = services.BuildServiceProvider();
    }

    public static RunLimits Limits { get; } = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(2),
        LongestPause = TimeSpan.FromMilliseconds(20),
        Lag = TimeSpan.FromMilliseconds(200),
        QueueLook = TimeSpan.FromMilliseconds(20),
        Deadline = TimeSpan.FromSeconds(20),
    };

    public ScriptedModel Model { get; }

    public string Home { get; }

    public LocalDriver Driver => Get<LocalDriver>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<AskOutcome.Accepted> AskAsync(string question, string? conversation = null) =>
        Assert.IsType<AskOutcome.Accepted>(await Get<AskQuestion>().RunAsync(
            new AskInput { Question = question, ConversationId = conversation }, Driver, TestContext.Current.CancellationToken));

    public async Task<AnswerDocument> AnswerAsync(string question, string? conversation = null) =>
        await Driver.RunAsync((await AskAsync(question, conversation)).QuestionId, TestContext.Current.CancellationToken);

    public async Task<QuestionRun> RunOfAsync(string questionId) =>
        (await Get<IRunStore>().GetAsync(questionId, TestContext.Current.CancellationToken))!.Value;

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
