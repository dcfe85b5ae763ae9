using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Files;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Upkeep;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;

namespace Tally.Functions.Contract.Tests.Upkeep;

/// <summary>The timer's own method over the storage emulator and the model's: what an assistant that is gone left behind at the service.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ProviderFilesTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_timer_deletes_what_nobody_needs_any_more_and_nothing_else()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri);
        var model = app.Get<IModelFiles>();
        await model.UploadAsync("theirs.md", BinaryData.FromString("Not ours."), null, Token);
        string kept = await GiveAsync(app, "editor", "style.md"), given = await GiveAsync(app, "reader", "rules.md");
        await app.Get<IAssistantStore>().DeleteAsync("reader", Token);

        await KeepAsync(app);
        Assert.Equal(3, (await NamesAsync(model)).Count);
        await app.Get<FileLibrary>().ChangeAsync(given, file => file with { UnneededSince = file.UnneededSince - TimeSpan.FromHours(2) }, Token);
        await KeepAsync(app);
        Assert.Equal(3, (await NamesAsync(model)).Count);
        await app.Get<IArtifactStore>().DeleteAsync("upkeep/files.json", Token);
        await KeepAsync(app);

        var names = await NamesAsync(model);
        Assert.Equal(2, names.Count);
        Assert.Contains("theirs.md", names);
        Assert.Contains(names, name => name.StartsWith("style." + kept[..16], StringComparison.Ordinal));
    }

    private static async Task<string> GiveAsync(App app, string assistant, string path)
    {
        var kept = Assert.IsType<FileOutcome.Kept>(
            await app.Get<FileLibrary>().AddAsync(path, BinaryData.FromString($"The text of {path}."), FileOwner.Assistant(assistant), Token)).File;
        await app.Get<SaveAssistant>().CreateAsync(
            new Assistant { Name = assistant, Tools = [], FileSearch = new FileSearchSettings(), Files = [kept.Reference] }, Token);
        Assert.IsType<ModelReply<string>.Ok>(await app.Get<ProviderCopies>().EnsureAsync(kept, Token));
        return kept.Hash;
    }

    private static Task KeepAsync(App app) => ActivatorUtilities.CreateInstance<RefreshDatasets>(app.Services).RunAsync(new TimerInfo(), Token);

    private static async Task<IReadOnlyList<string>> NamesAsync(IModelFiles model) =>
        [.. Assert.IsType<ModelReply<IReadOnlyList<ProviderFile>>.Ok>(await model.ListFilesAsync(Token)).Value.Select(file => file.Name)];
}
