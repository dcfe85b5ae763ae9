using System.Text.Json.Nodes;
using Tally.Assistants;

namespace Tally.Conformance;

/// <summary>What every assistant store does. Names are unique, so tests can share one store.</summary>
public abstract class AssistantStoreConformance
{
    private readonly string _name = "a" + Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IAssistantStore> CreateAsync();

    [Fact]
    public async Task What_was_never_put_is_not_there()
    {
        var store = await CreateAsync();
        Assert.Null(await store.GetAsync(_name, Token));
        Assert.False(await store.DeleteAsync(_name, Token));
    }

    [Fact]
    public async Task An_assistant_comes_back_whole()
    {
        var store = await CreateAsync();
        var assistant = new Assistant
        {
            Name = _name,
            Description = "Répond aux questions",
            Instructions = new string('é', 40_000),
            Model = "gpt",
            Tools = ["query"],
            Datasets = ["unil/HEC"],
            ResponseFormat = new JsonObject { ["type"] = "json_schema", ["name"] = "réponse" },
            Temperature = 0.25m,
            TopP = 1m,
            ReasoningEffort = "low",
            MaxOutputTokens = 1000,
            RefusalSentence = "Désolé.",
        };

        Assert.True(await store.TryPutAsync(assistant, null, Token));

        var stored = (await store.GetAsync(_name, Token))!.Value;
        Assert.Equivalent(assistant with { ResponseFormat = null }, stored with { ResponseFormat = null }, strict: true);
        Assert.Equal(assistant.ResponseFormat.ToJsonString(), stored.ResponseFormat!.ToJsonString());
    }

    [Fact]
    public async Task Of_two_writers_the_first_wins_and_the_other_changes_nothing()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryPutAsync(New("one"), null, Token));
        Assert.False(await store.TryPutAsync(New("two"), null, Token));
        string tag = (await store.GetAsync(_name, Token))!.ETag;

        Assert.True(await store.TryPutAsync(New("three"), tag, Token));
        Assert.False(await store.TryPutAsync(New("four"), tag, Token));

        Assert.Equal("three", (await store.GetAsync(_name, Token))!.Value.Description);
    }

    [Fact]
    public async Task They_are_listed_in_order_of_name()
    {
        var store = await CreateAsync();
        foreach (string suffix in new[] { "-c", "-a", "-b" })
            Assert.True(await store.TryPutAsync(new Assistant { Name = _name + suffix }, null, Token));

        var names = await store.ListAsync(Token).Select(assistant => assistant.Name).Where(name => name.StartsWith(_name, StringComparison.Ordinal)).ToListAsync(Token);

        Assert.Equal([_name + "-a", _name + "-b", _name + "-c"], names);
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_can_be_made_anew()
    {
        var store = await CreateAsync();
        Assert.True(await store.TryPutAsync(New("one"), null, Token));

        Assert.True(await store.DeleteAsync(_name, Token));

        Assert.Null(await store.GetAsync(_name, Token));
        Assert.True(await store.TryPutAsync(New("two"), null, Token));
    }

    private Assistant New(string description) => new() { Name = _name, Description = description };
}
