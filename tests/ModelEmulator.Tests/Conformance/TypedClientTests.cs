using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using OpenAI;
using OpenAI.Conversations;
using OpenAI.Files;
using OpenAI.Responses;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Conformance;

/// <summary>The OpenAI package's own typed model, which throws on anything it does not know, against the emulator.</summary>
public sealed class TypedClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_session_works_with_the_typed_client()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(Scripts.TwoCalls);
        OpenAIClient client = Client(emulator);
        ResponsesClient responses = client.GetResponsesClient();

        OpenAIFile file = await client.GetOpenAIFileClient().UploadFileAsync(new MemoryStream(Encoding.UTF8.GetBytes("a,b\n1,2\n")), "sales.csv", FileUploadPurpose.Assistants, Token);
        Assert.Equal("sales.csv", ((OpenAIFile)await client.GetOpenAIFileClient().GetFileAsync(file.Id, Token)).Filename);

        ConversationClient conversations = client.GetConversationClient();
        ConversationResource conversation = await conversations.CreateConversationAsync(new ConversationCreationOptions { Metadata = { ["session"] = "s" } }, Token);
        await conversations.CreateConversationItemsAsync(conversation.Id, BinaryContent.CreateJson(new { items = new object[] { new { type = "message", role = "user", content = "Hello there" } } }));

        ResponseResult run = await FinishAsync(responses, await responses.CreateResponseAsync(Ask(conversation.Id, ResponseItem.CreateUserMessageItem("What is the weather?")), Token));
        FunctionCallResponseItem[] calls = [.. run.OutputItems.OfType<FunctionCallResponseItem>()];
        Assert.Equal(["Lausanne", "Genève"], calls.Select(call => JsonElement.Parse(call.FunctionArguments.ToMemory().Span).GetProperty("city").GetString()));

        ResponseResult end = await FinishAsync(responses, await responses.CreateResponseAsync(
            Ask(conversation.Id, [.. calls.Select(call => ResponseItem.CreateFunctionCallOutputItem(call.CallId, "sunny"))]), Token));
        Assert.Equal(ResponseStatus.Completed, end.Status);
        Assert.Equal("Lausanne is sunny and Genève is not.", end.GetOutputText());
        Assert.Equal(conversation.Id, end.ConversationOptions.ConversationId);
        Assert.True(end.Usage.TotalTokenCount > 0);

        List<string> types = [];
        await foreach (ClientResult page in conversations.GetConversationItemsAsync(conversation.Id, limit: 4, order: "asc").GetRawPagesAsync())
        {
            types.AddRange(JsonElement.Parse(page.GetRawResponse().Content.ToMemory().Span).GetProperty("data").EnumerateArray().Select(item => item.GetProperty("type").GetString()!));
        }

        Assert.Equal(
            ["message", "message", "reasoning", "function_call", "function_call", "function_call_output", "function_call_output", "reasoning", "message"], types);
        List<ResponseItem> inputs = [];
        await foreach (ResponseItem item in responses.GetResponseInputItemsAsync(new ResponseItemCollectionOptions(end.Id), Token)) inputs.Add(item);
        Assert.Equal(7, inputs.Count);
        Assert.True(((ResponseDeletionResult)await responses.DeleteResponseAsync(end.Id, Token)).Deleted);
        Assert.True(((FileDeletionResult)await client.GetOpenAIFileClient().DeleteFileAsync(file.Id, Token)).Deleted);
    }

    [Fact]
    public async Task A_stream_is_read_and_taken_up_again()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        ResponsesClient responses = Client(emulator).GetResponsesClient();
        StringBuilder text = new();
        string id = "";
        await using (AsyncStreamingResult<StreamingResponseUpdate> stream = await responses.CreateResponseStreamingAsync(new CreateResponseOptions
        {
            Model = "tally-analyst",
            StreamingEnabled = true,
            BackgroundModeEnabled = true,
            StoredOutputEnabled = true,
            InputItems = { ResponseItem.CreateUserMessageItem("Hello") },
        }, Token))
        {
            await foreach (StreamingResponseUpdate update in stream)
            {
                if (update is StreamingResponseOutputTextDeltaUpdate delta) text.Append(delta.Delta);
                if (update is StreamingResponseCompletedUpdate completed) id = completed.Response.Id;
            }
        }

        Assert.Equal("Bonjour à tous", text.ToString());
        List<int> seen = [];
        await using AsyncStreamingResult<StreamingResponseUpdate> again = await responses.GetResponseStreamingAsync(
            new GetResponseOptions(id) { StreamingEnabled = true, StartingAfter = 4, IncludeObfuscation = false }, Token);
        await foreach (StreamingResponseUpdate update in again) seen.Add(update.SequenceNumber);
        Assert.Equal(5, seen[0]);
        Assert.Equal(Enumerable.Range(5, seen.Count), seen);
    }

    [Fact]
    public async Task A_run_is_cancelled_and_errors_carry_the_service_s_words()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { RunTime = TimeSpan.FromMinutes(1) });
        ResponsesClient responses = Client(emulator).GetResponsesClient();
        ResponseResult run = await responses.CreateResponseAsync(
            new CreateResponseOptions { Model = "tally-analyst", BackgroundModeEnabled = true, InputItems = { ResponseItem.CreateUserMessageItem("Hello") } }, Token);
        Assert.Equal(ResponseStatus.Cancelled, ((ResponseResult)await responses.CancelResponseAsync(run.Id, Token)).Status);

        ClientResultException missing = await Assert.ThrowsAsync<ClientResultException>(() => responses.GetResponseAsync("resp_nobody", Token));
        Assert.Equal(404, missing.Status);
        ClientResultException unknown = await Assert.ThrowsAsync<ClientResultException>(() => responses.CreateResponseAsync(new CreateResponseOptions { Model = "nobody", InputItems = { ResponseItem.CreateUserMessageItem("x") } }, Token));
        Assert.Contains("DeploymentNotFound", unknown.Message, StringComparison.Ordinal);
    }

    private static OpenAIClient Client(TestEmulator emulator) => new(
        new ApiKeyCredential("any"),
        new OpenAIClientOptions
        {
            Endpoint = emulator.Host.BaseAddress,
            RetryPolicy = new ClientRetryPolicy(0),
            Transport = new HttpClientPipelineTransport(emulator.Http),
        });

    private static CreateResponseOptions Ask(string conversation, params ResponseItem[] items)
    {
        CreateResponseOptions options = new()
        {
            Model = "tally-analyst",
            Instructions = "Be brief.",
            BackgroundModeEnabled = true,
            StoredOutputEnabled = true,
            ConversationOptions = new ResponseConversationOptions(conversation),
            MaxOutputTokenCount = 1000,
            Metadata = { ["job"] = "j1" },
            ReasoningOptions = new ResponseReasoningOptions { ReasoningEffortLevel = ResponseReasoningEffortLevel.Low },
            Tools = { ResponseTool.CreateFunctionTool("get_weather", BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}"""), true, "Weather") },
        };
        foreach (ResponseItem item in items) options.InputItems.Add(item);
        return options;
    }

    private static async Task<ResponseResult> FinishAsync(ResponsesClient responses, ResponseResult run)
    {
        while (run.Status is ResponseStatus.Queued or ResponseStatus.InProgress) run = await responses.GetResponseAsync(run.Id, Token);
        return run;
    }
}
