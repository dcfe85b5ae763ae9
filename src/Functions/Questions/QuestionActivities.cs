using Microsoft.Azure.Functions.Worker;
using Tally.Questions;

namespace Tally.Functions.Questions;

/// <summary>
/// The steps of a question as activities, named by the step they begin with. Steps are safe to repeat, and so are these.
/// </summary>
public sealed class QuestionActivities(IQuestionSteps steps, Stretch stretch)
{
    internal const string CreateConversation = "CreateConversation";
    internal const string CreateMessage = "CreateMessage";
    internal const string StartRun = "StartRun";
    internal const string EndWait = "EndWait";
    internal const string PollRun = "PollRun";
    internal const string CallTool = "CallTool";
    internal const string RecordToolOutputs = "RecordToolOutputs";
    internal const string SubmitToolOutputs = "SubmitToolOutputs";
    internal const string CollectAnswer = "CollectAnswer";
    internal const string Gate = "Gate";
    internal const string Cancel = "CancelQuestion";
    internal const string Expire = "ExpireQuestion";
    internal const string Fail = "FailQuestion";

    [Function(CreateConversation)]
    public Task<StepReceipt> CreateConversationAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        stretch.RunAsync(questionId, new NextStep.CreateConversation(), cancellationToken);

    [Function(CreateMessage)]
    public Task<StepReceipt> CreateMessageAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        stretch.RunAsync(questionId, new NextStep.CreateMessage(), cancellationToken);

    [Function(StartRun)]
    public Task<StepReceipt> StartRunAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        stretch.RunAsync(questionId, new NextStep.StartRun(), cancellationToken);

    /// <summary>The pause is over; what was waited for is looked at again.</summary>
    [Function(EndWait)]
    public Task<StepReceipt> EndWaitAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        stretch.RunAsync(questionId, new NextStep.Wait(TimeSpan.Zero), cancellationToken);

    [Function(PollRun)]
    public Task<StepReceipt> PollRunAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        stretch.RunAsync(questionId, new NextStep.PollRun(), cancellationToken);

    [Function(CallTool)]
    public Task CallToolAsync([ActivityTrigger] ToolCallInput call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return steps.CallToolAsync(call.QuestionId, call.CallId, cancellationToken);
    }

    [Function(RecordToolOutputs)]
    public Task<StepReceipt> RecordToolOutputsAsync([ActivityTrigger] ToolCallsInput calls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return stretch.RunAsync(calls.QuestionId, new NextStep.CallTools(calls.CallIds), cancellationToken);
    }

    [Function(SubmitToolOutputs)]
    public Task<StepReceipt> SubmitToolOutputsAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        stretch.RunAsync(questionId, new NextStep.SubmitToolOutputs(), cancellationToken);

    [Function(CollectAnswer)]
    public Task<StepReceipt> CollectAnswerAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        stretch.RunAsync(questionId, new NextStep.CollectAnswer(), cancellationToken);

    [Function(Gate)]
    public Task<StepReceipt> GateAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        stretch.RunAsync(questionId, new NextStep.CheckDraft(), cancellationToken);

    [Function(Cancel)]
    public Task<StepReceipt> CancelAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        steps.CancelAsync(questionId, cancellationToken);

    [Function(Expire)]
    public Task<StepReceipt> ExpireAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        steps.ExpireAsync(questionId, cancellationToken);

    [Function(Fail)]
    public Task<StepReceipt> FailAsync([ActivityTrigger] string questionId, CancellationToken cancellationToken) =>
        steps.FailAsync(questionId, cancellationToken);
}

/// <summary>One tool call of a question.</summary>
public sealed record ToolCallInput(string QuestionId, string CallId);

/// <summary>The tool calls of a turn.</summary>
public sealed record ToolCallsInput(string QuestionId, IReadOnlyList<string> CallIds);
