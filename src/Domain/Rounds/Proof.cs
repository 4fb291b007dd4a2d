namespace Shirube.Domain.Rounds;

/// <summary>What stands behind a status: three different states of it.</summary>
public enum Proof
{
    /// <summary>The organisation says so.</summary>
    Claimed,

    /// <summary>It names evidence.</summary>
    Evidenced,

    /// <summary>Somebody else has checked it, and said how.</summary>
    Verified,
}

public static class Proofs
{
    public static string Name(this Proof proof) =>
        proof switch
        {
            Proof.Claimed => "claimed",
            Proof.Evidenced => "evidenced",
            _ => "verified",
        };

    public static Proof? Parse(string? name)
    {
        foreach (var proof in All)
            if (proof.Name() == name)
                return proof;
        return null;
    }

    private static readonly Proof[] All = Enum.GetValues<Proof>();

    public static Message Label(this Proof proof) =>
        proof switch
        {
            Proof.Claimed => new("自己申告", "Claimed"),
            Proof.Evidenced => new("根拠あり", "Evidenced"),
            _ => new("確認済", "Verified"),
        };
}
