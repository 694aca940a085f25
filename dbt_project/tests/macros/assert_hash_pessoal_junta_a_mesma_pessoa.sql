-- Equal people hash alike however their document, e-mail or phone is written; different domains and
-- people do not; what holds nothing is null.
with

casos as (

    select
        {{ hash_pessoal("'000.123.456-78'", 'documento') }} as documento_com_mascara,
        {{ hash_pessoal("'00012345678'", 'documento') }} as documento_sem_mascara,
        {{ hash_pessoal("'12345678'", 'documento') }} as documento_sem_zeros,
        {{ hash_pessoal("'00012345678'", 'telefone') }} as telefone_igual_ao_documento,
        {{ hash_pessoal("'+55 (11) 98765-4321'", 'telefone') }} as telefone_com_pais,
        {{ hash_pessoal("'11987654321'", 'telefone') }} as telefone_sem_pais,
        {{ hash_pessoal("' Ana@Example.com' || chr(13) || chr(10)", 'email') }} as email_sujo,
        {{ hash_pessoal("'ana@example.com'", 'email') }} as email_limpo,
        {{ hash_pessoal("'000.000.000-00'", 'documento') }} as documento_zerado,
        {{ hash_pessoal("''", 'email') }} as email_vazio

)

select *
from casos
where not coalesce(
        documento_com_mascara = documento_sem_mascara
        and documento_sem_mascara <> documento_sem_zeros
        and documento_sem_mascara <> telefone_igual_ao_documento
        and telefone_com_pais = telefone_sem_pais
        and email_sujo = email_limpo
        and documento_zerado is null
        and email_vazio is null
        and starts_with(documento_sem_mascara, 'v1:')
        and length(documento_sem_mascara) = 67,
        false
    )
