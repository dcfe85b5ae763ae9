namespace Tally.Local.Tests.Samples;

public sealed class UnilSampleSpecs
{
    [Fact]
    public async Task I_ask_nine_faculty_files_in_French_and_get_charts_as_pictures()
    {
        await using var sample = await Sample.StartAsync("unil");
        var run = await sample.RunAsync();

        var hec = sample.Json("json/HEC.json");
        Assert.StartsWith("Statistique", (string)hec["contexte"]!, StringComparison.Ordinal);
        Assert.Equal(3306, (int)hec["2020"]!["total"]!);
        Assert.Equal(3306, (int)sample.Json("merged.json")["2020"]!["HEC"]!["total"]!);
        Assert.Equal(9, sample.Json("index.json").AsObject().Count);
        Assert.All(sample.Json("index.json").AsObject(), entry => Assert.NotNull(sample.Json((string)entry.Value!)));

        string thread = sample.Read("thread.md");
        Assert.Contains("En 2020, HEC compte 3\u202f306 étudiants.", thread, StringComparison.Ordinal);
        Assert.Contains("En 2021, HEC compte 3\u202f303 étudiants.", thread, StringComparison.Ordinal);
        string[] files = Directory.GetFiles(sample.Output);
        Assert.Single(files, file => file.EndsWith(".svg", StringComparison.Ordinal));
        string picture = Assert.Single(files, file => file.EndsWith(".png", StringComparison.Ordinal));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken))[..4]);
        Assert.Contains($"({picture})", run.Output, StringComparison.Ordinal);
        await sample.NothingIsLeftAsync();
    }
}
