namespace Todo.Infra.Values;

/// <summary>Finds the known word that was probably meant by a mistyped one.</summary>
public static class Nearest
{
    /// <summary>
    /// The known word with the fewest edits (insert, delete, replace, swap of neighbours) from <paramref name="word"/>,
    /// or <see langword="null"/> when none is within a third of its length: a guess further away only confuses.
    /// </summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What is allowed.</param>
    public static string? To(string word, IEnumerable<string> known) => known
        .Select(candidate => (Candidate: candidate, Edits: Edits(word, candidate)))
        .Where(pair => pair.Edits <= Math.Max(1, Math.Max(word.Length, pair.Candidate.Length) / 3) || StartsOther(word, pair.Candidate))
        .OrderBy(pair => pair.Edits)
        .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    // "prod" is nobody's typing mistake, but it can only mean "production".
    private static bool StartsOther(string word, string candidate) =>
        word.Length >= 3 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    // Damerau-Levenshtein in its restricted form: no part of a word is edited twice.
    private static int Edits(string from, string to)
    {
        var distance = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            distance[i, 0] = i;
        }

        for (var j = 0; j <= to.Length; j++)
        {
            distance[0, j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = distance[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(replace, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[from.Length, to.Length];
    }
}
