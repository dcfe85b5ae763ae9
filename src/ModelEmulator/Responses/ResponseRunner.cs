using System.Text.Json;
using Tally.ModelEmulator.Faults;
using Tally.ModelEmulator.Hosted;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Streaming;

namespace Tally.ModelEmulator.Responses;

/// <summary>Carries a response from queued to its end.</summary>
internal sealed class ResponseRunner(EmulatorState state)
{
    private const int CharactersPerToken = 4;

    private static readonly JsonSerializerOptions ArgumentsOptions = new() { Encoder = ItemWriter.Options.Encoder };

    private readonly HostedTools _hosted = new(state);

    /// <summary>Never throws: whatever goes wrong ends in the response's own state.</summary>
    public async Task RunAsync(StoredResponse response)
    {
        try
        {
            await WorkAsync(response);
        }
        catch (OperationCanceledException)
        {
            response.TryMove(now => now with { Status = "cancelled" });
        }
        catch (Exception fault)
        {
            // The edge of the emulator's model: a bug of the analyst is a server error of the service.
            state.Options.Trouble?.Invoke(fault);
            response.TryMove(now => now with { Status = "failed", Error = ("server_error", "The model failed to produce an answer.") });
        }
        finally
        {
            response.Conversation?.Release(response.Id);
            ResponseStreamer.Close(response);
            state.Log.Ended(response, state.Now);
        }
    }

    private async Task WorkAsync(StoredResponse response)
    {
        TimeSpan time = RunFaults.Time(response.Faults, state.Options.RunTime);
        TimeProvider clock = state.Options.Clock;
        if (time > TimeSpan.Zero) await Task.Delay(time / 4, clock, response.Stopped);
        if (response.TryMove(now => now with { Status = "in_progress" })) ResponseStreamer.Announce(response, "response.in_progress");
        if (time == Timeout.InfiniteTimeSpan) await Task.Delay(time, clock, response.Stopped);
        if (time > TimeSpan.Zero) await Task.Delay(time / 4, clock, response.Stopped);
        response.Stopped.ThrowIfCancellationRequested();
        ResponseState end = Think(response);
        if (time > TimeSpan.Zero && response.Events is null) await Task.Delay(time / 2, clock, response.Stopped);
        await ResponseStreamer.PlayAsync(response, end.Output, time > TimeSpan.Zero ? time / 2 : TimeSpan.Zero, clock);
        response.Stopped.ThrowIfCancellationRequested();
        Finish(response, end);
    }

    private ResponseState Think(StoredResponse response)
    {
        AnalystInput prompt = PromptBuilder.Build(response);
        AnalystOutput output = RunFaults.Analyst(response.Faults, state.Options.Analyst).Respond(prompt);
        // A model cannot call what it was not given.
        if (output is AnalystOutput.Calls && prompt.Tools.Count == 0) output = new AnalystOutput.Says("There is no tool here to answer this with.");
        return RunFaults.Bend(response.Faults, Compose(response, prompt, RunFaults.Bend(response.Faults, prompt, output)), state.Ids);
    }

    private ResponseState Compose(StoredResponse response, AnalystInput prompt, AnalystOutput output)
    {
        List<Item> items = [];
        if (response.Request.Reasons)
        {
            string? encrypted = response.Request.Includes("reasoning.encrypted_content") ? state.Ids.Next("gAAAA", 60) : null;
            items.Add(ItemWriter.Reasoning(state.Ids.Next("rs_"), encrypted));
        }

        ResponseState end = output switch
        {
            AnalystOutput.Calls calls => Called(response, items, calls),
            AnalystOutput.Says when _hosted.Answer(response, prompt, output) is { } found => new ResponseState { Status = "completed", Output = [.. items, .. found] },
            AnalystOutput.Says says => Said(response, items, says.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        long read = prompt.Instructions.Length + prompt.Items.Sum(Length) + prompt.Tools.Sum(tool => tool.Description.Length);
        return end with { Usage = new Usage(1 + read / CharactersPerToken, 1 + end.Output.Sum(item => (long)item.Json.Length) / CharactersPerToken) };
    }

    private ResponseState Called(StoredResponse response, List<Item> items, AnalystOutput.Calls calls)
    {
        foreach (AnalystCall call in response.Request.ParallelToolCalls ? calls.Items : calls.Items.Take(1))
        {
            string arguments = call.Arguments.ToJsonString(ArgumentsOptions);
            items.Add(ItemWriter.FunctionCall(state.Ids.Next("fc_"), state.Ids.Next("call_", 24), call.Name, arguments));
        }

        return new ResponseState { Status = "completed", Output = items };
    }

    private ResponseState Said(StoredResponse response, List<Item> items, string text)
    {
        bool cut = response.Request.MaxOutputTokens is { } most && text.Length > most * CharactersPerToken;
        if (cut) text = text[..(int)(response.Request.MaxOutputTokens!.Value * CharactersPerToken)];
        string status = cut ? "incomplete" : "completed";
        items.Add(ItemWriter.Message(state.Ids.Next("msg_"), "assistant", text, status));
        return new ResponseState { Status = status, Output = items, IncompleteReason = cut ? "max_output_tokens" : null };
    }

    private void Finish(StoredResponse response, ResponseState end)
    {
        state.Remember(end.Output);
        // Into the conversation first: who sees the response completed may continue the conversation at once.
        if (end.Status == "completed") response.Conversation?.Add([.. response.Input, .. end.Output]);
        response.Conversation?.Release(response.Id);
        response.TryMove(_ => end with { CompletedAt = state.Now });
    }

    private static long Length(AnalystItem item) => item switch
    {
        AnalystItem.Message message => message.Text.Length,
        AnalystItem.FunctionCall call => call.Arguments.Length,
        AnalystItem.FunctionOutput output => output.Output.Length,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
