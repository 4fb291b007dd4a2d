using Shirube.Domain.Proposals;

namespace Shirube.Reading.Grammars;

/// <summary>Gives the bullets of one slide their column and area, as far as their words say.</summary>
internal sealed class FollowUpInference(FollowUpAreas areas)
{
    /// <summary>With more areas than this the evidence of single words is too thin.</summary>
    private const int MostAreas = 12;

    private readonly List<Draft> bullets = [];
    private readonly List<bool> breaks = [];
    private readonly List<double> limits = [];
    private readonly List<(Draft Under, Draft Bullet)> under = [];
    private readonly List<string> labels = [];
    private bool broken;

    public void Add(Draft bullet, double limit = 0.9)
    {
        bullets.Add(bullet);
        breaks.Add(broken);
        limits.Add(limit);
        broken = false;
    }

    public void AddUnder(Draft draft, Draft bullet) => under.Add((draft, bullet));

    /// <summary>Something else stands between the bullets.</summary>
    public void Break() => broken = true;

    public void Label(string area) => labels.Add(area);

    public void Settle()
    {
        var candidates =
            labels.Count > 0
                ? labels.Distinct().ToList()
                : areas.WithoutLabel.Take(MostAreas + 1).ToList();
        if (candidates.Count > MostAreas)
            candidates = [];
        var words = candidates.ConvertAll(areas.Words);
        var told = under.ToLookup(u => u.Bullet, u => u.Under.Text);
        var shares = bullets.ConvertAll(b =>
        {
            var text = told.Contains(b) ? string.Join('\n', told[b].Prepend(b.Text)) : b.Text;
            return words.ConvertAll(w => FollowUpTone.Shares(text, w)).ToArray();
        });
        var guesses = FollowUpColumns.Guess(
            [.. bullets.Select(b => FollowUpTone.Done(b.Text))],
            [.. shares],
            [.. breaks]
        );
        for (var i = 0; i < guesses.Length; i++)
            Write(bullets[i], guesses[i], limits[i], candidates, shares[i]);
        foreach (var (draft, bullet) in under)
        {
            draft.Kind = bullet.Kind;
            draft.Confidence = bullet.Confidence;
            foreach (var (name, value) in bullet.Fields)
                draft.Fields[name] = value;
        }
    }

    private void Write(
        Draft bullet,
        ColumnGuess guess,
        double limit,
        List<string> candidates,
        double[] shares
    )
    {
        bullet.Kind = guess.IsDirection ? EntryKind.Direction : EntryKind.Progress;
        bullet.Confidence = Math.Min(limit, guess.ColumnConfidence);
        bullet.Fields["columnInferred"] = true;
        if (guess.Area < 0 || candidates.Count == 0)
            return;
        var isPrinted = labels.Count > 0;
        // With no label on the slide only words of the area in the bullet itself count, never its neighbours.
        if (!isPrinted && (shares[guess.Area] == 0 || guess.AreaMargin <= 0))
            return;
        bullet.Fields["area"] = candidates[guess.Area];
        bullet.Fields["areaInferred"] = true;
        if (!isPrinted)
            bullet.Confidence = Math.Min(bullet.Confidence, 0.6);
    }
}
