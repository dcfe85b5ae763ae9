namespace Tally.Evals.Bank;

/// <summary>
/// Ways to ask that were written after the analyst and are run for the score only: nothing is tuned on them. The slots are those of
/// <see cref="Templates"/>.
/// </summary>
internal static class FreshTemplates
{
    public static readonly IReadOnlyDictionary<string, (string[] En, string[] Fr)> All = new Dictionary<string, (string[], string[])>
    {
        ["lookup"] = (["I need {e}'s {m}", "how much is the {m} for {e}?", "{m} {e}"], ["j'ai besoin {dm} de {e}", "pour {e}, {tm} vaut combien ?", "{tm} de {e}, stp"]),
        ["lookup-year"] = (["looking for {v}'s {m} in {y}", "could you tell me what the {m} of {v} was back in {y}?", "{y} {m}, {v}"], ["je cherche {tm} de {v} en {y}", "dis-moi combien valait {tm} de {v} en {y}", "{v} en {y}, {tm} ?"]),
        ["lookup-cell"] = (["{v} / {w} / {y}: {m}", "what {m} do we have for {w} in {v} in {y}?"], ["{tm} de {v} ({w}) en {y} ?", "on a quoi comme {m} pour {w}, {v}, {y} ?"]),
        ["attribute"] = (["{e} is in which {d}?", "I want to know the {d} of {e}"], ["{e} a quoi comme {bd} ?", "je veux savoir {td} de {e}"]),
        ["count"] = (["number of {rows}", "so how many {rows} do we have altogether?"], ["il y a combien de {rows} ?", "on a combien de {rows} au total"]),
        ["count-value"] = (["{rows} for {v}: how many?", "tell me how many {rows} are {v}"], ["{v}, ça fait combien de {rows} ?", "dis-moi combien de {rows} il y a pour {v}"]),
        ["count-over"] = (["{rows} with {m} over {n}: how many?", "how many {rows} go above {n} in {m}?"], ["combien de {rows} au-delà de {n} pour {tm} ?", "combien de {rows} dépassent {n} en {m} ?"]),
        ["count-under"] = (["how many {rows} are under {n} for {m}?", "{rows} with a {m} lower than {n}, how many?"], ["combien de {rows} sont sous les {n} pour {tm} ?", "nombre de {rows} avec {um} inférieur à {n}"]),
        ["count-year"] = (["{rows} in {y}, how many?", "how many {rows} did we have in {y}"], ["{y} : combien de {rows} ?", "on a eu combien de {rows} en {y} ?"]),
        ["count-month"] = (["how many {rows} in the month of {month} {y}?", "{rows} in {month} {y}"], ["{month} {y}, combien de {rows} ?", "nombre de {rows} pour {month} {y}"]),
        ["distinct"] = (["how many {ds} do we have?", "{ds}: how many distinct ones?"], ["il y a combien de {bds} ?", "nombre de {bds} distincts"]),
        ["sum"] = (["sum up the {m}", "all {m} together, how much?"], ["somme totale {dm} ?", "{tm}, au total, c'est combien ?"]),
        ["sum-value"] = (["{v}: total {m}", "sum the {m} for {v}"], ["{v} : total {dm}", "fais la somme {dm} pour {v}"]),
        ["sum-year"] = (["{y}: total {m}", "sum of {m} for {y}"], ["total {dm} pour l'année {y}", "fais le total {dm} en {y}"]),
        ["average"] = (["what's the {m} on average?", "give the mean of the {m}"], ["c'est quoi la moyenne {dm} ?", "{tm} en moyenne, c'est combien ?"]),
        ["average-value"] = (["mean {m} for {v}", "how much is the average {m} in {v}?"], ["{v} : moyenne {dm} ?", "c'est quoi la moyenne {dm} pour {v}"]),
        ["median"] = (["what is the median of the {m}?", "{m}: median"], ["médiane {dm} ?", "c'est quoi la médiane {dm}"]),
        ["most"] = (["{nm} with the maximum {m}", "I'm looking for the {nm} that has the highest {m}"], ["je cherche {tnm} avec {tm} le plus élevé", "{wnm} a {tm} maximal ?"]),
        ["least"] = (["{nm} with the minimum {m}", "which {nm} comes last for {m}, i.e. has the lowest {m}?"], ["je cherche {tnm} avec {tm} le plus bas", "{wnm} a {tm} minimal ?"]),
        ["group-most"] = (["{d} with the biggest total {m}?", "where is total {m} highest, by {d}?"], ["{td} dont le total {dm} est le plus élevé ?", "{wd} totalise le plus {om} ?"]),
        ["group-count-most"] = (["{d} with the most {rows}?", "which {d} has the greatest number of {rows}?"], ["{wd} compte le plus de {rows} ?", "{td} avec le plus grand nombre de {rows}"]),
        ["group-average-most"] = (["{d} with the highest average {m}?", "which {d} does best on average {m}, the highest one?"], ["{td} dont la moyenne {dm} est la plus élevée ?", "{wd} a la plus grande moyenne {dm} ?"]),
        ["year-most"] = (["which year had the highest {m} for {v}?", "{v}: year with the most {m}?"], ["pour {v}, quelle année a {tm} le plus élevé ?", "l'année avec le plus {om} pour {v} ?"]),
        ["year-group-most"] = (["{d} with the highest {m} in {y}?", "who led in {m} in {y}, by {d}?"], ["{wd} domine en {y} pour {tm}, c'est-à-dire a {tm} le plus élevé ?", "{td} avec {tm} le plus élevé en {y}"]),
        ["compare"] = (["{e} or {f}: compare their {m}", "compare {m}: {e} and {f}"], ["compare {e} avec {f} sur {tm}", "{m} : {e} contre {f}"]),
        ["compare-year"] = (["{y}: {v} versus {w}, {m}", "compare {v} with {w} on {m} for {y}"], ["{y} : {v} contre {w}, {m}", "compare {v} et {w} sur {tm} en {y}"]),
        ["difference"] = (["{e} minus {f}: difference in {m}?", "what's the gap between {e} and {f} in {m}?"], ["quelle différence {om} y a-t-il entre {e} et {f} ?", "{e} et {f} : quel écart {om} ?"]),
        ["change"] = (["change in {v}'s {m}, {y} to {z}", "how did the {m} of {v} evolve between {y} and {z}?"], ["{v} : variation {dm} de {y} à {z}", "comment {tm} de {v} a évolué entre {y} et {z} ?"]),
        ["growth"] = (["percent change in {v}'s {m} between {y} and {z}", "{m} of {v}, {y} to {z}: growth rate?"], ["taux de croissance {dm} de {v} entre {y} et {z}, en pourcentage", "{v} : variation en % {dm} de {y} à {z}"]),
        ["share"] = (["how large is {v}'s share of the {m}?", "percentage of {m} from {v}"], ["{v} pèse quelle part {dm} ?", "pourcentage {dm} pour {v}"]),
        ["share-count"] = (["percentage of {rows} that are {v}", "share of {rows} for {v}?"], ["pourcentage de {rows} pour {v}", "les {rows} {v} représentent quelle part ?"]),
        ["top"] = (["3 best {nms} in terms of {m}, highest first", "the top 3 {nms} for {m}"], ["les 3 {bnms} avec {tm} le plus grand", "top 3 {bnms} selon {tm}"]),
        ["rank-year"] = (["rank all {ds} by {m} for {y}", "{y} ranking of the {ds} by {m}"], ["classement {y} des {bds} selon {tm}", "trie les {bds} par {bm} en {y}, du plus grand au plus petit"]),
        ["chart-year"] = (["chart {v}'s {m} from {y} to {z}", "line graph of the {m} of {v} by year"], ["graphique {dm} pour {v}, de {y} à {z}", "montre-moi la courbe {dm} de {v} au fil des ans"]),
        ["chart-group"] = (["plot total {m} by {d} as bars", "bar graph of the total {m} per {d}"], ["diagramme en barres du total {dm} par {bd}", "fais un graphique du total {dm} par {bd}"]),
        ["list"] = (["what {ds} are there?", "show me the {ds}"], ["il y a quels {bds} ?", "montre les {bds}"]),
        ["list-over"] = (["which {nms} have more than {n} in {m}?", "{nms} with a {m} above {n}"], ["quels {bnms} dépassent {n} pour {tm} ?", "{bnms} avec {um} supérieur à {n}"]),
        ["claim"] = (["was the {m} of {v} really {n} in {y}?", "someone said {v}'s {m} was {n} in {y}. Is that correct?"], ["{tm} de {v} était-il de {n} en {y} ?", "c'est vrai que {tm} de {v} était de {n} en {y} ?"]),
        ["none-period"] = (["I need {v}'s {m} for {y}", "{y} {m} of {v}"], ["{v}, {y} : {tm} ?", "je voudrais {tm} de {v} pour {y}"]),
        ["none-entity"] = (["{v}: total {m}?", "show {m} for {v}"], ["{v} : {m} ?", "montre {tm} pour {v}"]),
        ["none-measure"] = (["{x} of {v}?", "how high is the {x} in {v}?"], ["{x} de {v} ?", "le {x} pour {v}, c'est combien ?"]),
        ["follow-year"] = (["now for {z}", "and what about {z}?"], ["et alors en {z} ?", "maintenant {z}"]),
        ["follow-value"] = (["and {w}?", "now {w}"], ["et du côté de {w} ?", "et alors {w} ?"]),
        ["follow-sure"] = (["are you certain?", "please check again"], ["t'es sûr ?", "c'est sûr ?"]),
    };
}
