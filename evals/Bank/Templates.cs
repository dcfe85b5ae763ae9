namespace Tally.Evals.Bank;

/// <summary>
/// Ways to ask of the development part, by kind and language, in two batches: the second was held out while the first was worked on. {m} a measure, {tm} with
/// its article, {dm} "of" with article, {om} bare "of"; {d} a group's column, {v} {w} values, {e} a name, {y} {z} years, {n} a number, {rows} the rows.
/// </summary>
internal static class Templates
{
    public static readonly IReadOnlyDictionary<string, (string[] EnDev, string[] EnHeld, string[] FrDev, string[] FrHeld)> All = new Dictionary<string, (string[], string[], string[], string[])>
    {
        ["lookup"] = (
            ["What is the {m} of {e}?", "{e}: {m}?", "Tell me the {m} for {e}", "What's {e}'s {m}?"],
            ["I'd like to know the {m} of {e}, please", "Do you know what the {m} of {e} is?", "Give me {e}'s {m}", "could you find the {m} for {e}"],
            ["Quel est {tm} pour {e} ?", "{m} de {e} ?", "Donne-moi {tm} de {e}"],
            ["Je voudrais connaître {tm} de {e}, svp", "peux-tu me dire {tm} de {e} ?", "C'est quoi {tm} de {e} ?"]),
        ["lookup-year"] = (
            ["What was the {m} of {v} in {y}?", "{m} of {v} in {y}?", "How much was {v}'s {m} in {y}?"],
            ["In {y}, what was {v}'s {m}?", "Tell me the {y} {m} for {v}", "what {m} did {v} have in {y}"],
            ["Quel était {tm} de {v} en {y} ?", "{m} de {v} en {y} ?", "En {y}, quel est {tm} de {v} ?"],
            ["{v}, {y} : {m} ?", "donne moi {tm} de {v} pour l'année {y}", "Peux-tu m'indiquer {tm} de {v} en {y} ?"]),
        ["lookup-cell"] = (
            ["What was the {m} for {v} and {w} in {y}?", "{m}, {v}, {w}, {y}?"],
            ["For {v}, {w}, in {y}, what is the {m}?", "In {y}, {w} in {v}: what {m}?"],
            ["Quelle est {tm} pour {v}, {w}, en {y} ?", "{m} {v} {w} {y}"],
            ["En {y}, pour {v} et {w}, quel est {tm} ?", "donne {tm} en {y} pour {w} à {v}"]),
        ["attribute"] = (
            ["What is the {d} of {e}?", "Which {d} does {e} belong to?"],
            ["What {d} is {e} in?", "Tell me {e}'s {d}"],
            ["Quel est {td} de {e} ?", "Dans {wd} se trouve {e} ?"],
            ["{e}, c'est {wd} ?", "donne-moi {td} de {e}"]),
        ["count"] = (
            ["How many {rows} are there?", "How many {rows} are in the data?"],
            ["What is the total number of {rows}?", "count the {rows}"],
            ["Combien de {rows} y a-t-il ?", "Combien y a t il de {rows} au total ?"],
            ["Quel est le nombre total de {rows} ?", "Nombre de {rows} dans le fichier ?"]),
        ["count-value"] = (
            ["How many {rows} have {d} {v}?", "How many {rows} are there for {v}?", "Number of {rows} in {v}?"],
            ["Count the {rows} whose {d} is {v}", "how many of the {rows} are {v}?", "{v}: how many {rows}?"],
            ["Combien de {rows} pour {v} ?", "Combien de {rows} ont {v} comme {bd} ?", "Nombre de {rows} {v} ?"],
            ["Pour {v}, combien y a-t-il de {rows} ?", "compte les {rows} dont {td} est {v}", "Il y a combien de {rows} {v} ?"]),
        ["count-over"] = (
            ["How many {rows} have a {m} above {n}?", "How many {rows} have a {m} of more than {n}?"],
            ["Number of {rows} with {m} greater than {n}?", "how many {rows} exceed a {m} of {n}?"],
            ["Combien de {rows} ont {um} supérieur à {n} ?", "Combien de {rows} avec {um} de plus de {n} ?"],
            ["Nombre de {rows} dont {tm} dépasse {n} ?", "Il y a combien de {rows} avec {um} au-dessus de {n} ?"]),
        ["count-under"] = (
            ["How many {rows} have a {m} below {n}?", "How many {rows} have a {m} under {n}?"],
            ["Number of {rows} with a {m} less than {n}?", "how many {rows} stay below {n} in {m}?"],
            ["Combien de {rows} ont {um} inférieur à {n} ?", "Combien de {rows} avec {um} de moins de {n} ?"],
            ["Nombre de {rows} dont {tm} est inférieur à {n} ?", "Il y a combien de {rows} avec {um} en dessous de {n} ?"]),
        ["count-year"] = (
            ["How many {rows} were there in {y}?", "Number of {rows} in {y}?"],
            ["In {y}, how many {rows} do we count?", "how many {rows} took place during {y}"],
            ["Combien de {rows} en {y} ?", "Nombre de {rows} en {y} ?"],
            ["En {y}, combien y a-t-il eu de {rows} ?", "il y a eu combien de {rows} durant l'année {y}"]),
        ["count-month"] = (
            ["How many {rows} in {month} {y}?", "Number of {rows} in {month} {y}?"],
            ["In {month} {y}, how many {rows} were recorded?", "{month} {y}: how many {rows}?"],
            ["Combien de {rows} en {month} {y} ?", "Nombre de {rows} en {month} {y} ?"],
            ["En {month} {y}, combien y a-t-il de {rows} ?", "Combien de {rows} ont été enregistrés au mois de {month} {y} ?"]),
        ["distinct"] = (
            ["How many different {ds} are there?", "How many {ds} are there?"],
            ["Number of distinct {ds}?", "count the different {ds} please"],
            ["Combien de {bds} différents y a-t-il ?", "Combien de {bds} y a-t-il ?"],
            ["Nombre de {bds} ?", "On a combien de {bds} en tout ?"]),
        ["sum"] = (
            ["What is the total {m}?", "Total {m}?", "What is the sum of {m}?"],
            ["Add up all the {m}", "What does the {m} come to in total?", "overall {m} please"],
            ["Quel est le total {dm} ?", "{m} au total ?", "Quelle est la somme {dm} ?"],
            ["Additionne {tm}", "Le total {dm}, ça fait combien ?", "Cumul {dm} ?"]),
        ["sum-value"] = (
            ["What is the total {m} for {v}?", "Total {m} in {v}?", "Sum of {m} where {d} is {v}?"],
            ["For {v}, what is the total {m}?", "how much {m} overall for {v}?", "What {m} did {v} bring in total?"],
            ["Quel est le total {dm} pour {v} ?", "{m} au total pour {v} ?", "Somme {dm} de {v} ?"],
            ["Pour {v}, quel est le cumul {dm} ?", "ça fait combien au total {tm} pour {v} ?", "Total {dm} : {v}"]),
        ["sum-year"] = (
            ["What is the total {m} in {y}?", "Total {m} in {y}?"],
            ["In {y}, what was the overall {m}?", "how much {m} in total during {y}?"],
            ["Quel est le total {dm} en {y} ?", "{m} au total en {y} ?"],
            ["En {y}, quelle est la somme {dm} ?", "Cumul {dm} pour {y} ?"]),
        ["average"] = (
            ["What is the average {m}?", "Average {m}?", "What is the mean {m}?"],
            ["On average, what is the {m}?", "mean {m} over all {rows}", "average {m} across everything"],
            ["Quelle est la moyenne {dm} ?", "{m} en moyenne ?", "Quel est {tm} moyen ?"],
            ["En moyenne, quel est {tm} ?", "Moyenne {dm} ?", "calcule la moyenne {dm}"]),
        ["average-value"] = (
            ["What is the average {m} for {v}?", "Average {m} in {v}?"],
            ["For {v}, what is the mean {m}?", "on average, what {m} does {v} have?"],
            ["Quelle est la moyenne {dm} pour {v} ?", "{m} en moyenne pour {v} ?"],
            ["Pour {v}, quel est {tm} moyen ?", "moyenne {dm} de {v} stp"]),
        ["median"] = (
            ["What is the median {m}?", "Median {m}?"],
            ["Find the median of {m}", "what's the median value of the {m}"],
            ["Quelle est la médiane {dm} ?", "{m} : médiane ?"],
            ["Donne la valeur médiane {dm}", "calcule la médiane {dm}"]),
        ["most"] = (
            ["Which {nm} has the highest {m}?", "What is the {nm} with the highest {m}?", "Which {nm} has the most {m}?"],
            ["Name the {nm} with the largest {m}", "the {nm} with the greatest {m}?", "Who or what {nm} has the biggest {m}?"],
            ["{wnm} a {tm} le plus élevé ?", "{wnm} a le plus {om} ?", "Quel est {tnm} avec {tm} le plus élevé ?"],
            ["{tnm} ayant {tm} le plus grand ?", "Donne-moi {tnm} avec {tm} maximum", "{tnm} qui a {tm} le plus haut, c'est {wnm} ?"]),
        ["least"] = (
            ["Which {nm} has the lowest {m}?", "What is the {nm} with the lowest {m}?"],
            ["Name the {nm} with the smallest {m}", "the {nm} with the least {m}?"],
            ["{wnm} a {tm} le plus bas ?", "{wnm} a le moins {om} ?"],
            ["{tnm} ayant {tm} le plus faible ?", "Donne-moi {tnm} avec {tm} minimum"]),
        ["group-most"] = (
            ["Which {d} has the highest total {m}?", "Which {d} has the most {m}?"],
            ["What {d} comes first for total {m}?", "the {d} with the largest total {m}?"],
            ["{wd} a le plus {om} au total ?", "{wd} a le total {dm} le plus élevé ?"],
            ["{td} avec le plus {om} au total ?", "Pour {wd} le total {dm} est-il le plus grand ?"]),
        ["group-count-most"] = (
            ["Which {d} has the most {rows}?", "What is the most common {d}?"],
            ["The {d} with the largest number of {rows}?", "which {d} appears most often in the {rows}?"],
            ["{wd} a le plus de {rows} ?", "Quel est {td} avec le plus de {rows} ?"],
            ["{td} qui compte le plus de {rows} ?", "{wd} arrive en tête en nombre de {rows} ?"]),
        ["group-average-most"] = (
            ["Which {d} has the highest average {m}?", "What {d} has the highest mean {m}?"],
            ["the {d} whose average {m} is the highest?", "On average, which {d} has the highest {m}?"],
            ["{wd} a {tm} moyen le plus élevé ?", "{wd} a la moyenne {dm} la plus élevée ?"],
            ["{td} avec la plus haute moyenne {dm} ?", "En moyenne, {wd} a {tm} le plus élevé ?"]),
        ["year-most"] = (
            ["In which year did {v} have the highest {m}?", "When was the {m} of {v} at its highest?"],
            ["What was {v}'s best year for {m}?", "Which year was the {m} of {v} the largest?"],
            ["En quelle année {v} a-t-il eu {tm} le plus élevé ?", "Quelle année {v} a eu le plus {om} ?"],
            ["Quelle est l'année où {tm} de {v} était maximal ?", "année record {dm} pour {v} ?"]),
        ["year-group-most"] = (
            ["Which {d} had the highest {m} in {y}?", "Which {d} had the most {m} in {y}?"],
            ["In {y}, what {d} was first for {m}?", "{y}: {d} with the largest {m}?"],
            ["{wd} avait {tm} le plus élevé en {y} ?", "{wd} a eu le plus {om} en {y} ?"],
            ["En {y}, {wd} est en tête pour {tm} ?", "{td} avec le plus {om} en {y} ?"]),
        ["compare"] = (
            ["Compare {e} and {f} on {m}", "Compare the {m} of {e} and {f}", "{e} vs {f}: {m}?"],
            ["How does {e} compare with {f} in terms of {m}?", "{m} of {e} versus {f}", "put {e} against {f} for {m}"],
            ["Compare {e} et {f} pour {tm}", "Compare {tm} de {e} et de {f}", "{e} vs {f} : {m} ?"],
            ["{e} par rapport à {f}, {tm} ?", "comparaison {e} / {f} sur {tm}", "Mets {e} et {f} en comparaison pour {tm}"]),
        ["compare-year"] = (
            ["Compare the {m} of {v} and {w} in {y}", "{v} vs {w} in {y}: {m}?"],
            ["In {y}, how does {v} compare to {w} for {m}?", "{m} of {v} versus {w} in {y}"],
            ["Compare {tm} de {v} et de {w} en {y}", "{v} vs {w} en {y} : {m} ?"],
            ["En {y}, compare {v} à {w} pour {tm}", "comparaison de {v} et {w} en {y} ({m})"]),
        ["difference"] = (
            ["What is the difference in {m} between {e} and {f}?", "Difference between the {m} of {e} and {f}?"],
            ["By how much does the {m} of {e} differ from {f}?", "gap in {m} between {e} and {f}"],
            ["Quelle est la différence {om} entre {e} et {f} ?", "Différence {om} entre {e} et {f} ?"],
            ["Quel est l'écart {om} entre {e} et {f} ?", "écart entre {e} et {f} pour {tm}"]),
        ["change"] = (
            ["By how much did the {m} of {v} change between {y} and {z}?", "How much did {v}'s {m} grow from {y} to {z}?"],
            ["What was the change in {m} for {v} from {y} to {z}?", "{v}: increase in {m} between {y} and {z}?"],
            ["De combien {tm} de {v} a augmenté entre {y} et {z} ?", "Variation {dm} de {v} entre {y} et {z} ?"],
            ["Quelle a été l'évolution {dm} de {v} entre {y} et {z} ?", "De combien a changé {tm} de {v} de {y} à {z} ?"]),
        ["growth"] = (
            ["What is the percentage change in {m} for {v} between {y} and {z}?", "By what percent did {v}'s {m} grow from {y} to {z}?"],
            ["{v}: {m} growth in percent, {y} to {z}", "How much did the {m} of {v} change from {y} to {z} in percent?"],
            ["De quel pourcentage {tm} de {v} a augmenté entre {y} et {z} ?", "Quelle est la variation en pourcentage {dm} de {v} entre {y} et {z} ?"],
            ["Croissance en % {dm} de {v} de {y} à {z} ?", "{tm} de {v} : hausse en pourcentage entre {y} et {z} ?"]),
        ["share"] = (
            ["What share of total {m} comes from {v}?", "What percentage of the {m} is from {v}?"],
            ["{v}'s share of {m}?", "How many percent of {m} does {v} account for?"],
            ["Quelle part {dm} vient de {v} ?", "Quel pourcentage {dm} représente {v} ?"],
            ["Part de {v} dans {tm} ?", "{v} représente quelle proportion {dm} ?"]),
        ["share-count"] = (
            ["What percentage of {rows} are {v}?", "What share of the {rows} have {d} {v}?"],
            ["What proportion of {rows} is {v}?", "{v}: what percent of the {rows}?"],
            ["Quel pourcentage des {rows} sont {v} ?", "Quelle part des {rows} ont {v} comme {bd} ?"],
            ["Quelle proportion de {rows} pour {v} ?", "{v} représente quel pourcentage des {rows} ?"]),
        ["top"] = (
            ["Top 3 {nms} by {m}", "What are the 3 {nms} with the highest {m}?"],
            ["List the three {nms} with the largest {m}", "which 3 {nms} have the highest {m}?"],
            ["Top 3 des {bnms} par {bm}", "Quels sont les 3 {bnms} avec {tm} le plus élevé ?"],
            ["Les trois {bnms} ayant {tm} le plus élevé ?", "donne les 3 {bnms} avec le plus {om}"]),
        ["rank-year"] = (
            ["Rank the {ds} by {m} in {y}", "Ranking of {ds} by {m} in {y}"],
            ["In {y}, order the {ds} by {m} from highest to lowest", "{ds} sorted by {m}, {y}"],
            ["Classement des {bds} par {bm} en {y}", "Classe les {bds} par {bm} en {y}"],
            ["En {y}, range les {bds} par ordre décroissant {om}", "palmarès des {bds} selon {tm} en {y}"]),
        ["chart-year"] = (
            ["Draw a chart of the {m} of {v} over the years", "Plot the {m} of {v} from {y} to {z}"],
            ["Show me {v}'s {m} as a line chart from {y} to {z}", "I need a graph of {m} for {v}, all years"],
            ["Dessine un graphique {dm} de {v} par année", "Fais une courbe {dm} de {v} de {y} à {z}"],
            ["Je voudrais un graphique de l'évolution {dm} de {v} de {y} à {z}", "trace {tm} de {v} sur toutes les années"]),
        ["chart-group"] = (
            ["Bar chart of total {m} by {d}", "Draw a chart of {m} by {d}"],
            ["Can you plot the total {m} per {d}?", "graph: total {m} for each {d}"],
            ["Graphique en barres du total {dm} par {bd}", "Dessine {tm} par {bd}"],
            ["Peux-tu tracer un diagramme du total {dm} par {bd} ?", "histogramme {dm} pour chaque {bd}"]),
        ["list"] = (
            ["What are the {ds}?", "List the {ds}"],
            ["Give me all the {ds}", "which {ds} are there?"],
            ["Quels sont les {bds} ?", "Liste des {bds}"],
            ["Donne-moi tous les {bds}", "Énumère les {bds}"]),
        ["list-over"] = (
            ["Which {nms} have a {m} above {n}?", "List the {nms} with a {m} over {n}"],
            ["{nms} whose {m} is greater than {n}?", "show the {nms} with more than {n} {m}"],
            ["Quels {bnms} ont {um} supérieur à {n} ?", "Liste les {bnms} avec {um} de plus de {n}"],
            ["Les {bnms} dont {tm} dépasse {n} ?", "donne les {bnms} ayant {um} supérieur à {n}"]),
        ["claim"] = (
            ["Is it true that {v} had a {m} of {n} in {y}?", "Did {v} have {n} {m} in {y}?"],
            ["{v}'s {m} in {y} was {n}, right?", "Can you confirm that the {m} of {v} was {n} in {y}?"],
            ["Est-il vrai que {v} avait {n} {om} en {y} ?", "Est-ce que {tm} de {v} était de {n} en {y} ?"],
            ["{tm} de {v} en {y}, c'était bien {n}, non ?", "Peux-tu confirmer que {tm} de {v} était {n} en {y} ?"]),
        ["none-period"] = (
            ["What is the {m} of {v} in {y}?", "{v}, {m}, {y}?"],
            ["How did {v}'s {m} look in {y}?", "In {y}, what was the {m} of {v}?"],
            ["Quel est {tm} de {v} en {y} ?", "{m} de {v} en {y} ?"],
            ["En {y}, c'est combien {tm} de {v} ?", "donne {tm} de {v} pour {y}"]),
        ["none-entity"] = (
            ["What is the total {m} for {v}?", "What is the {m} of {v}?"],
            ["For {v}, give the {m}", "how much {m} does {v} have?"],
            ["Quel est {tm} de {v} ?", "{m} pour {v} ?"],
            ["Pour {v}, donne {tm}", "C'est combien {tm} chez {v} ?"]),
        ["none-measure"] = (
            ["What is the {x} of {v}?", "Average {x} for {v}?"],
            ["For {v}, what {x} do you have?", "give me {v}'s {x}"],
            ["Quel est le {x} de {v} ?", "{x} moyen pour {v} ?"],
            ["Pour {v}, quel {x} ?", "donne-moi le {x} de {v}"]),
        ["follow-year"] = (
            ["And in {z}?", "What about {z}?"],
            ["same for {z}", "and {z}?"],
            ["Et en {z} ?", "et pour {z} ?"],
            ["même question pour {z}", "et {z} ?"]),
        ["follow-value"] = (
            ["And for {w}?", "What about {w}?"],
            ["how about {w}?", "{w}?"],
            ["Et pour {w} ?", "et {w} ?"],
            ["Même chose pour {w}", "{w} ?"]),
        ["follow-sure"] = (
            ["Are you sure?", "really?"],
            ["Can you double check?", "you sure about that?"],
            ["Es-tu sûr ?", "vraiment ?"],
            ["Tu es sûr de ça ?", "vérifie stp"]),
    };
}
