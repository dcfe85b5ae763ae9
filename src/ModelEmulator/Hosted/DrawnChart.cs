using System.Text.RegularExpressions;
using Tally.ModelEmulator.Containers;

namespace Tally.ModelEmulator.Hosted;

/// <summary>A line chart of a column of a file in the container.</summary>
internal sealed partial record DrawnChart(string FileName, string Title, string Code, byte[] Png)
{
    public static bool IsAskedFor(string question) => Words().IsMatch(question);

    /// <summary>Null where no file holds numbers.</summary>
    public static DrawnChart? Draw(string question, IReadOnlyList<ContainerFile> files)
    {
        foreach (ContainerFile file in files.Where(file => file.Source == "user"))
        {
            if (TabularFile.Read(file) is not { } table) continue;
            int column = table.NumberColumn(question);
            if (column < 0) continue;
            string label = table.Header[0];
            string measure = table.Header[column];
            string code = $"import pandas as pd\nimport matplotlib.pyplot as plt\ndf = pd.read_{(file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "csv")}(\"/mnt/data/{file.Name}\")\ndf.plot(x=\"{label}\", y=\"{measure}\")\nplt.savefig(\"/mnt/data/chart.png\")";
            return new DrawnChart("chart.png", $"{measure} / {label}", code, LineImage.Draw(table.Numbers(column)));
        }

        return null;
    }

    [GeneratedRegex(@"\b(chart|plot|graph|graphique|graphe|courbe|diagramme?|dessine|trace|zeichne)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
