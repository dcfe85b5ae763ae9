using Tally.ModelEmulator.Analyst.Dialogue;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>The tables a question may be about: a collection stacked where its files are alike, each file else.</summary>
internal static class Tables
{
    private const int MostDescribed = 60;

    public static IReadOnlyList<Table>? Read(Desk desk, IReadOnlyList<Collection> collections)
    {
        var tables = new List<Table>();
        bool isWaiting = false;
        foreach (Collection collection in collections)
        {
            if (collection.IsUniform)
            {
                tables.Add(Known.Stacked(collection));
                continue;
            }

            foreach (Member member in collection.Members.Take(MostDescribed))
            {
                if (desk.Describe(member.Dataset) is not { } description)
                {
                    isWaiting = true;
                }
                else if (!description.TryGetProperty("error", out _))
                {
                    tables.Add(MonthColumns.Recognise(Pivot.Recognise(CatalogueReader.Described(description, member))));
                }
            }
        }

        return isWaiting ? null : tables;
    }
}
