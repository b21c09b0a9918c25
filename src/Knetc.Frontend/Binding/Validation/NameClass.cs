namespace Knetc.Binding.Validation;

/// <summary>The lexical class that the names of a kind belong to.</summary>
public enum NameClass
{
    Dns1035Label,
    Dns1123Label,
    Dns1123Subdomain,
}
